/// The drawing of a scatter panel in a box.
struct ScatterDrawing: PanelDrawing {
  private struct Mark {
    let point: ScatterPanel.DataPoint
    let look: LineStyle
    /// Nil for a hollow marker: the colours show values, and that of the point is none.
    let color: Color?
    let caption: String
    let placement: ScatterPlacement
  }

  let colorScale: ColorScale?

  private let panel: ScatterPanel
  private let axes: Axes
  private let marks: [Mark]

  private static let radius = 3.6

  init(_ panel: ScatterPanel, in box: Box) {
    self.panel = panel
    let horizontal = Scale(
      panel.horizontal.kind, domain: panel.horizontalDomain, from: box.minX, to: box.maxX)
    let vertical = Scale(
      panel.vertical.kind, domain: panel.verticalDomain, from: box.maxY, to: box.minY)
    axes = Axes(
      box: box, horizontal: horizontal, vertical: vertical,
      horizontalName: panel.horizontal.name, verticalName: panel.vertical.name)
    let colors = panel.colorScale
    colorScale = colors
    let looks = panel.groups.flatMap { group in group.points.map { _ in group.look } }
    marks = zip(zip(panel.points, panel.names), looks).map { named, look in
      let (point, name) = named
      let value = point.value.flatMap { $0.isFinite ? $0 : nil }
      return Mark(
        point: point, look: look,
        color: colors.map { scale in value.map(scale.color) } ?? look.color,
        caption: panel.caption(of: point, named: name),
        placement: ScatterPlacement(of: point, horizontal, vertical, in: box))
    }
  }

  func draw(on canvas: inout Canvas, detail: Detail) {
    axes.draw(on: &canvas, grid: true)
    let shown = thinned(to: detail)
    let hasCaptions = shown.count <= detail.captions
    func caption(of mark: Mark) -> String? {
      hasCaptions || mark.point.isBest || mark.point.label != nil ? mark.caption : nil
    }
    for mark in shown {
      // A colour that shows a value may be as dark or as pale as the page, so these have none.
      let paint = panel.colors == nil ? mark.color.map(Paint.color) ?? .text : .text
      switch mark.placement {
      case .inside(let place) where !mark.point.isBest:
        canvas.marker(
          mark.look.marker, at: place, radius: Self.radius, fill: mark.color,
          caption: caption(of: mark))
      case .notFinite(let place):
        canvas.cross(at: place, paint: paint, caption: caption(of: mark))
      case .outside(let place, let direction):
        canvas.arrow(at: place, direction: direction, paint: paint, caption: caption(of: mark))
      case .inside, .hidden: break
      }
    }
    for mark in shown where mark.point.isBest {
      if case .inside(let place) = mark.placement {
        canvas.star(at: place, radius: 8, fill: mark.color, caption: caption(of: mark))
      }
    }
    drawLabels(of: shown, on: &canvas)
  }

  /// Returns one point of each square of some pixels, and all those with a star or a label.
  private func thinned(to detail: Detail) -> [Mark] {
    struct Square: Hashable {
      let column, row: Double
      let color: Color?
    }
    var taken: Set<Square> = []
    return marks.filter { mark in
      guard let place = mark.placement.place else { return false }
      let square = Square(
        column: (place.x / detail.column).rounded(.down),
        row: (place.y / detail.column).rounded(.down), color: mark.color)
      return taken.insert(square).inserted || mark.point.isBest || mark.point.label != nil
    }
  }

  /// Writes the points' labels to the right, left, above or below, wherever there is space first.
  private func drawLabels(of marks: [Mark], on canvas: inout Canvas) {
    guard marks.contains(where: { $0.point.label != nil }) else { return }
    for mark in marks {
      guard let p = mark.placement.place else { continue }
      let r = mark.point.isBest ? 7 : Self.radius
      canvas.reserve(Box(x: p.x - r, y: p.y - r, width: 2 * r, height: 2 * r))
    }
    for mark in marks.filter(\.point.isBest) + marks.filter({ !$0.point.isBest }) {
      guard let text = mark.point.label, let p = mark.placement.place else { continue }
      let width = Style.width(of: text, size: Style.tickSize)
      let gap = (mark.point.isBest ? 7 : Self.radius) + 4
      let box = axes.box
      let half = width / 2
      let candidates: [(Point, Anchor, fits: Bool)] = [
        (Point(p.x + gap, p.y + 4), .start, p.x + gap + width <= box.maxX + 10),
        (Point(p.x - gap, p.y + 4), .end, p.x - gap - width >= box.minX),
        (Point(p.x, p.y - gap), .middle, p.x - half >= box.minX && p.x + half <= box.maxX + 10),
        (Point(p.x, p.y + gap + 8), .middle, p.x - half >= box.minX && p.x + half <= box.maxX + 10),
      ]
      for (place, anchor, fits) in candidates where fits && place.y < box.maxY && place.y > box.minY
      {
        if canvas.label(text, at: place, anchor: anchor) { break }
      }
    }
  }
}

extension ScatterDrawing {
  var legend: [LegendEntry] {
    var entries: [LegendEntry] = []
    let isColored = panel.colors != nil
    if panel.groups.count > 1 || panel.groups.contains(where: { !$0.name.isEmpty }) {
      entries += panel.groups.map { group in
        let look = group.look
        return LegendEntry(group.name, part: .names) { canvas, p in
          canvas.marker(
            look.marker, at: Point(p.x + 6, p.y), radius: 4.2,
            fill: isColored ? nil : look.color, caption: nil)
        }
      }
    }
    if marks.contains(where: { $0.point.isBest && $0.placement.isInside }) {
      entries.append(
        LegendEntry.mark(panel.best, order: 2) { canvas, middle in
          canvas.star(at: middle, radius: 6.5, fill: nil, caption: nil)
        })
    }
    if marks.contains(where: { $0.placement.isOutside }) {
      entries.append(.arrow("outside the frame"))
    }
    if marks.contains(where: { $0.placement.isNotFinite }) { entries.append(.notFinite) }
    if isColored, marks.contains(where: { $0.color == nil && $0.placement.place != nil }) {
      let text = "no \(panel.colors?.name ?? "value")"
      entries.append(
        LegendEntry.mark(text) { canvas, middle in
          canvas.marker(.circle, at: middle, radius: 4.2, fill: nil, caption: nil)
        })
    }
    return entries
  }
}

extension Canvas {
  /// Writes a marker; without a fill it is hollow.
  ///
  /// The outline has the colour of the text, which makes pale colours visible on white and dark
  /// ones on black.
  fileprivate mutating func marker(
    _ shape: LineStyle.Marker, at p: Point, radius: Double, fill: Color?, caption: String?
  ) {
    writer.group([
      "fill": fill?.hex ?? "none", "stroke": "currentColor",
      "stroke-opacity": fill == nil ? "" : ".6", "stroke-width": fill == nil ? "1.2" : ".8",
    ]) { Marks.marker(shape, at: p, radius: radius, with: &$0, title: caption) }
  }

  /// Writes the star of the best point; without a fill it has the colour of the text.
  fileprivate mutating func star(
    at p: Point, radius: Double, fill: Color?, caption: String?
  ) {
    writer.group([
      "fill": fill?.hex ?? "currentColor", "stroke": "currentColor", "stroke-width": "1.2",
      "stroke-linejoin": "round",
    ]) { Marks.shape(Marks.star(at: p, radius: radius), with: &$0, title: caption) }
  }
}
