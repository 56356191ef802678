/// Sequences of values over their indices, such as a measurement over time.
public struct SeriesPanel: Panel {
  /// The panel's heading, which also names the vertical axis.
  public var heading: String
  public var series: [Series]
  public var scale: Scale.Kind
  /// The values shown, or nil to choose them from the series.
  public var range: ClosedRange<Double>?
  /// The last index shown, or nil for that of the longest series.
  public var lastIndex: Int?
  public var nouns: LineNouns

  public init(
    heading: String, series: [Series], scale: Scale.Kind = .logarithmic,
    range: ClosedRange<Double>? = nil, lastIndex: Int? = nil, nouns: LineNouns = LineNouns()
  ) {
    self.heading = heading
    self.series = series
    self.scale = scale
    self.range = range
    self.lastIndex = lastIndex
    self.nouns = nouns
  }

  /// Returns the panel with the axes that it would have for other series; its own are clipped.
  public func fitted(to others: [Series]) -> SeriesPanel {
    var result = self
    result.range = SeriesRange.chosen(for: others, scale)
    result.lastIndex = others.map { $0.values.count - 1 }.max()
    return result
  }

  public var table: PanelTable {
    func cells(_ value: ([Double]) -> Double?) -> [String] {
      series.map { value($0.values).map { TickText.short($0) } ?? "none" }
    }
    let bands = series.compactMap(\.band)
    let ends = series.map { series in
      series.band.flatMap { band in
        guard let low = band.lower.last, let high = band.upper.last else { return nil }
        return "\(TickText.short(low)) to \(TickText.short(high))"
      } ?? "none"
    }
    return PanelTable(
      rowHeading: nouns.line,
      rows: series.map { PanelTable.Row($0.line.name, remarks: remarks(on: $0)) },
      columns: [
        PanelTable.Column(nouns.points, series.map { String($0.values.count) }),
        PanelTable.Column("\(heading), first", cells(\.first)),
        PanelTable.Column("\(heading), last", cells(\.last)),
      ] + bands.prefix(1).map { PanelTable.Column("\(heading), last, \($0.meaning)", ends) })
  }

  private func remarks(on series: Series) -> [PanelTable.Remark] {
    var remarks = PanelTable.remarks(on: series.line, series.highlight)
    if let index = series.values.firstIndex(where: { !$0.isFinite }) {
      remarks.append(
        PanelTable.Remark("finite", "\(heading) not finite from \(nouns.point) \(index)"))
    }
    return remarks
  }

  public func drawing(in box: Box, sharing backgrounds: SharedBackgrounds) -> any PanelDrawing {
    SeriesDrawing(self, in: box)
  }
}

private struct SeriesDrawing: PanelDrawing {
  private let sketches: [LineSketch]
  private let bands: [SeriesBand]
  private let meanings: [String]
  private let axes: Axes

  init(_ panel: SeriesPanel, in box: Box) {
    // With one index more than there is, the last one is not on the border.
    let longest = panel.series.map { $0.values.count - 1 }.max() ?? 0
    let last = max((panel.lastIndex ?? longest) + 1, 1)
    let across = Scale(.linear, domain: 0...Double(last), from: box.minX, to: box.maxX)
    let range =
      SeriesRange.drawable(panel.range, panel.scale)
      ?? SeriesRange.chosen(for: panel.series, panel.scale)
    let up = Scale(panel.scale, domain: range, from: box.maxY, to: box.minY)
    axes = Axes(
      box: box, horizontal: across, vertical: up, horizontalName: panel.nouns.point,
      verticalName: nil)
    sketches = panel.series.map { series in
      SeriesDrawing.sketch(series, nouns: panel.nouns, across, up, in: box)
    }
    bands = panel.series.flatMap { series in
      series.band.map {
        SeriesBand.parts(of: $0, color: series.line.look.color, across, up, in: box)
      } ?? []
    }
    meanings = panel.series.compactMap(\.band?.meaning)
  }

  var legend: [LegendEntry] {
    LegendEntry.entries(of: sketches, hasMinimum: false) + meanings.map(SeriesBand.legend)
  }

  func draw(on canvas: inout Canvas, detail: Detail) {
    axes.draw(on: &canvas, grid: true)
    for band in bands { band.draw(on: &canvas, detail: detail) }
    LineRenderer(
      sketches: sketches.map { $0.reduced(to: detail) }, minimum: nil, cased: false,
      hasCaptions: true
    ).draw(on: &canvas)
  }

  private static func sketch(
    _ series: Series, nouns: LineNouns, _ across: Scale, _ up: Scale, in box: Box
  ) -> LineSketch {
    let values = series.values
    // On the page a series is a trajectory. A value that the scale cannot show is far below the box.
    let points = values.enumerated().map { index, value in
      Point(
        across.position(Double(index)),
        !value.isFinite ? .nan : up.shows(value) ? up.position(value) : box.maxY + 1e4)
    }
    let onPage = Trajectory(series.line, points: points, highlight: series.highlight)
    let path = ClippedPath(points, within: box)
    var sketch = LineSketch(
      series.line, nouns: nouns, finiteCount: onPage.finiteCount, count: points.count
    ) { TickText.short(values[$0]) }
    sketch.runsRightward = true
    sketch.lines = path.lines.map {
      Polyline.simplified(Polyline.extremes($0, column: 0.5), tolerance: 0.2)
    }
    sketch.dots = path.dots.map { LineSketch.Dot(place: points[$0], index: $0) }
    sketch.exits = path.exits.map {
      LineSketch.Arrow(place: $0.place, direction: $0.direction, index: $0.index)
    }
    sketch.mark(path, of: onPage, within: box) { $0 }
    sketch.start = nil
    return sketch
  }
}
