/// A quantity over the steps, on a logarithmic scale.
struct LineDrawing: PanelDrawing {
  let sketches: [RunSketch]
  let minimum: Point? = nil
  let isColored = false

  private let box: Box
  private let horizontal: Scale
  private let vertical: Scale

  init(_ chart: LineChart, runs: [Run], in box: Box) {
    self.box = box
    let series = runs.map { $0.values(of: chart.quantity) }
    // One step more than there is keeps the last one off the border.
    let last = max((chart.lastStep ?? series.map { $0.count - 1 }.max() ?? 0) + 1, 1)
    let across = Scale(.linear, domain: 0...Double(last), from: box.minX, to: box.maxX)
    let given = chart.range.flatMap { $0.lowerBound > 0 && $0.upperBound.isFinite ? $0 : nil }
    let range = given ?? LineDrawing.range(of: series)
    let up = Scale(.logarithmic, domain: range, from: box.maxY, to: box.minY)
    sketches = zip(runs, series).map { run, values in
      LineDrawing.sketch(run, values, across, up, in: box)
    }
    (horizontal, vertical) = (across, up)
  }

  func drawGround(on sheet: inout Sheet) {
    Axes(
      box: box, horizontal: horizontal, vertical: vertical, horizontalName: "step",
      verticalName: nil
    ).draw(on: &sheet, grid: true)
  }

  /// Returns the values to show: all positive ones, but nothing more than 1000 times above where
  /// the highest run starts nor more than sixteen powers of ten below the top.
  static func range(of series: [[Double]]) -> ClosedRange<Double> {
    // Beyond these the ends of an axis would not be finite, or would be zero.
    func shown(_ values: some Sequence<Double>) -> [Double] {
      values.filter { $0.isFinite && $0 > 0 }.map { min(max($0, 1e-250), 1e250) }
    }
    let positive = shown(series.joined())
    let starts = shown(series.compactMap(\.first))
    guard let most = positive.max(), let least = positive.min() else { return 0.1...10 }
    let high = min(most, (starts.max() ?? most) * 1000)
    let low = max(min(least, high), high * 1e-16)
    let room = max(logarithm10(high / low) * 0.05, 0.05)
    return low * powerOf10(-room)...high * powerOf10(room)
  }

  private static func sketch(
    _ run: Run, _ values: [Double], _ across: Scale, _ up: Scale, in box: Box
  ) -> RunSketch {
    // On the page a chart is a path like any other; what is zero or less lies far below the frame.
    let points = values.enumerated().map { step, value in
      Point(
        across.position(Double(step)),
        value > 0 || value.isNaN ? up.position(value) : box.maxY + 1e4)
    }
    let onPage = Run(
      name: run.name, style: run.style, variant: run.variant, role: run.role, points: points,
      divergence: run.divergence)
    let track = Track(onPage, within: box)
    var sketch = RunSketch(run: run)
    sketch.isChart = true
    sketch.lines = track.lines.map {
      Polyline.simplified(Polyline.extremes($0, column: 0.5), tolerance: 0.2)
    }
    sketch.dots = track.dots.map { RunSketch.Dot(place: points[$0], step: $0) }
    sketch.exits = track.exits.map {
      RunSketch.Arrow(place: $0.place, direction: $0.direction, step: $0.step)
    }
    sketch.mark(track, of: onPage, within: box) { $0 }
    sketch.start = nil
    sketch.captions = { step in
      "\(run.name), step \(step): \(TickText.short(values[step]))"
    }
    return sketch
  }
}

extension Run {
  /// Returns a quantity at each step; not a number where the parameters are not finite.
  package func values(of quantity: Landscape.Field) -> [Double] {
    points.map { $0.isFinite ? quantity($0.x, $0.y) : .nan }
  }
}
