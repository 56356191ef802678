/// The axes of a flat plot: a frame, ticks at round numbers, and their labels.
struct Axes {
  let box: Box
  let horizontal: Scale
  let vertical: Scale
  let horizontalName: String
  let verticalName: String?

  func draw(on sheet: inout Sheet, grid: Bool) {
    let across = Axes.fitting(along: box.width, gap: 14, horizontal) {
      Style.width(of: $0.label, size: Style.tickSize)
    }
    let up = Axes.fitting(along: box.height, gap: 16, vertical) { _ in Style.tickSize }
    var marks: [[Point]] = []
    var lines: [[Point]] = []
    for tick in across {
      let x = horizontal.position(tick.value)
      marks.append([Point(x, box.maxY), Point(x, box.maxY + 4)])
      lines.append([Point(x, box.minY), Point(x, box.maxY)])
    }
    for tick in up {
      let y = vertical.position(tick.value)
      marks.append([Point(box.minX, y), Point(box.minX - 4, y)])
      lines.append([Point(box.minX, y), Point(box.maxX, y)])
    }
    if vertical.kind == .logarithmic {
      for value in Ticks.minorLogarithmic(in: vertical.domain) {
        let y = vertical.position(value)
        marks.append([Point(box.minX, y), Point(box.minX - 2, y)])
      }
    }
    if grid {
      sheet.rules(lines, opacity: Style.faint)
      marks.append([
        Point(box.minX, box.minY), Point(box.minX, box.maxY), Point(box.maxX, box.maxY),
      ])
    } else {
      marks.append([
        Point(box.minX, box.minY), Point(box.maxX, box.minY), Point(box.maxX, box.maxY),
        Point(box.minX, box.maxY), Point(box.minX, box.minY),
      ])
    }
    sheet.rules(marks, opacity: Style.axis)
    for tick in across {
      sheet.label(tick.label, at: Point(horizontal.position(tick.value), box.maxY + 16))
    }
    for tick in up {
      sheet.label(
        tick.label, at: Point(box.minX - 7, vertical.position(tick.value) + 4), anchor: .end)
    }
    sheet.label(
      horizontalName, at: Point(box.centre.x, box.maxY + 31), size: Style.labelSize,
      italic: horizontalName.count == 1)
    if let verticalName {
      sheet.label(
        verticalName, at: Point(box.minX - 30, box.centre.y + 4), size: Style.labelSize,
        italic: verticalName.count == 1)
    }
  }

  /// Returns the most ticks, at most eight, whose labels leave a gap between them.
  static func fitting(
    along length: Double, gap: Double, _ scale: Scale, extent: (Tick) -> Double
  ) -> [Tick] {
    for limit in stride(from: 8, to: 1, by: -1) {
      let ticks = scale.ticks(limit: limit)
      let places = ticks.map { (scale.position($0.value), extent($0)) }
      let fits = zip(places, places.dropFirst()).allSatisfy { a, b in
        (a.0 - b.0).magnitude >= (a.1 + b.1) / 2 + gap
      }
      if fits { return ticks }
    }
    return scale.ticks(limit: 1)
  }
}
