/// The drawing of a bar panel in a box.
struct BarDrawing: PanelDrawing {
  static let lineHeight = 13.0

  private static let opacity = 0.8

  private let panel: BarPanel
  private let box: Box
  private let scale: Scale
  /// The place of zero, or of the low end of an axis without zero.
  private let base: Double

  init(_ panel: BarPanel, in box: Box) {
    self.panel = panel
    self.box = box
    let domain = panel.domain
    scale = Scale(panel.axis.kind, domain: domain, from: box.minX, to: box.maxX)
    base = panel.axis.kind == .linear ? BarDrawing.clamped(scale.position(0), in: box) : box.minX
  }

  func draw(on canvas: inout Canvas, detail: Detail) {
    drawAxis(on: &canvas)
    let row = box.height / Double(max(panel.categories.count, 1))
    for (index, lines) in panel.names.enumerated() {
      let middle = box.minY + row * (Double(index) + 0.5)
      let first = middle + 4 - Double(lines.count - 1) * BarDrawing.lineHeight / 2
      for (number, line) in lines.enumerated() {
        canvas.label(
          line, at: Point(box.minX - 7, first + Double(number) * BarDrawing.lineHeight),
          anchor: .end)
      }
      drawBars(of: index, at: middle, height: row, on: &canvas)
    }
    canvas.lines(
      [[Point(base, box.minY), Point(base, box.maxY)]], paint: .text, opacity: 0.7)
  }

  private func drawAxis(on canvas: inout Canvas) {
    Axes(
      box: box, horizontal: scale,
      vertical: Scale(.linear, domain: 0...0, from: box.maxY, to: box.minY),
      horizontalName: panel.axis.name, verticalName: nil
    ).draw(on: &canvas, grid: true)
  }

  private func drawBars(
    of category: Int, at middle: Double, height row: Double, on canvas: inout Canvas
  ) {
    let count = Double(panel.series.count)
    let height = min((row - 8) / max(count, 1), 22)
    for (index, series) in panel.series.enumerated() {
      guard let bar = panel.bar(index, category) else { continue }
      let y = middle + (Double(index) - (count - 1) / 2) * height
      let caption = panel.caption(of: bar, series: series, category: panel.categories[category])
      let color = LineStyle.numbered(bar.style ?? series.style).color
      draw(bar, color: color, at: y, height: height - 2, caption: caption, on: &canvas)
    }
  }

  private func draw(
    _ bar: BarPanel.Bar, color: Color, at y: Double, height: Double, caption: String,
    on canvas: inout Canvas
  ) {
    guard bar.value.isFinite else {
      canvas.cross(at: Point(base + 9, y), paint: .color(color), caption: caption)
      write(BarPanel.text(bar.value), at: base + 17, y, on: &canvas)
      return
    }
    let end = place(bar.value)
    let shown = BarDrawing.clamped(end, in: box)
    let left = min(base, shown)
    canvas.area(
      Box(x: left, y: y - height / 2, width: max(base, shown) - left, height: height),
      paint: .color(color), opacity: BarDrawing.opacity, caption: caption)
    var (first, last) = (left, max(base, shown))
    if bar.low != nil || bar.high != nil {
      let error = drawError(bar, at: y, height: height, on: &canvas)
      (first, last) = (min(first, error.lowerBound), max(last, error.upperBound))
    }
    if end != shown {
      let direction = Point(end > shown ? 1 : -1, 0)
      canvas.arrow(
        at: Point(shown, y), direction: direction, paint: .text, caption: caption)
    }
    let text = BarPanel.text(bar.value)
    let width = Style.width(of: text, size: Style.tickSize)
    if shown < base && first - 5 - width >= box.minX {
      canvas.label(text, at: Point(first - 5, y + 4), anchor: .end)
    } else {
      write(text, at: last + 5, y, on: &canvas)
    }
  }

  private func write(_ text: String, at x: Double, _ y: Double, on canvas: inout Canvas) {
    canvas.label(text, at: Point(x, y + 4), anchor: .start)
  }

  /// Draws an error bar, with a cap at each end that is inside the box.
  ///
  /// - Returns: Where it begins and ends.
  private func drawError(
    _ bar: BarPanel.Bar, at y: Double, height: Double, on canvas: inout Canvas
  ) -> ClosedRange<Double> {
    let ends = [bar.low ?? bar.value, bar.high ?? bar.value]
    let places = ends.map { $0.isNaN ? place(bar.value) : place($0) }
    let shown = places.map { BarDrawing.clamped($0, in: box) }
    let (low, high) = (min(shown[0], shown[1]), max(shown[0], shown[1]))
    let cap = min(height * 0.3, 4)
    var lines = [[Point(low, y), Point(high, y)]]
    for (place, x) in zip(places, shown) where place == x {
      lines.append([Point(x, y - cap), Point(x, y + cap)])
    }
    canvas.lines(lines, paint: .text, width: 1.4)
    return low...high
  }

  /// Returns the place of a number on the axis, far outside the box if it is infinite or if a
  /// logarithmic axis cannot show it.
  private func place(_ value: Double) -> Double {
    if scale.shows(value) { return scale.position(value) }
    return value > 0 ? box.maxX + 1e4 : box.minX - 1e4
  }

  private static func clamped(_ x: Double, in box: Box) -> Double {
    min(max(x, box.minX), box.maxX)
  }
}

extension BarDrawing {
  var legend: [LegendEntry] {
    var entries: [LegendEntry] = []
    if panel.series.count > 1 {
      entries += panel.series.map { series in
        let color = LineStyle.numbered(series.style).color
        return LegendEntry(series.name, part: .names) { canvas, p in
          canvas.area(
            Box(x: p.x, y: p.y - 5, width: 12, height: 10), paint: .color(color),
            opacity: BarDrawing.opacity)
        }
      }
    }
    if panel.hasErrors {
      entries.append(
        LegendEntry(panel.errors, part: .marks, symbolWidth: 22) { canvas, p in
          let (left, right) = (Point(p.x, p.y), Point(p.x + 16, p.y))
          canvas.lines(
            [[left, right]]
              + [left, right].map { [Point($0.x, $0.y - 4), Point($0.x, $0.y + 4)] },
            paint: .text, width: 1.4)
        })
    }
    let values = panel.series.indices.flatMap { index in
      panel.categories.indices.compactMap { panel.bar(index, $0)?.value }
    }
    if values.contains(where: { value in
      let place = place(value)
      return value.isFinite && place != BarDrawing.clamped(place, in: box)
    }) {
      entries.append(.arrow("outside the frame"))
    }
    if values.contains(where: { !$0.isFinite }) { entries.append(.notFinite) }
    return entries
  }
}
