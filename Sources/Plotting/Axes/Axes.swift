/// The axes of a flat plot: the frame, ticks at round numbers, and labels.
public struct Axes: Sendable {
  let box: Box
  let horizontal: Scale
  let vertical: Scale
  let horizontalName: String
  let verticalName: String?

  /// Creates the axes of a box. The vertical axis's name is written upright if it is a single
  /// letter, and otherwise upwards.
  public init(
    box: Box, horizontal: Scale, vertical: Scale, horizontalName: String, verticalName: String?
  ) {
    self.box = box
    self.horizontal = horizontal
    self.vertical = vertical
    self.horizontalName = horizontalName
    self.verticalName = verticalName
  }

  /// Draws the axes, with a whole frame or with lines at the ticks.
  public func draw(on canvas: inout Canvas, grid: Bool) {
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
    if horizontal.kind == .logarithmic {
      for value in Ticks.minorLogarithmic(in: horizontal.domain) {
        let x = horizontal.position(value)
        marks.append([Point(x, box.maxY), Point(x, box.maxY + 2)])
      }
    }
    if vertical.kind == .logarithmic {
      for value in Ticks.minorLogarithmic(in: vertical.domain) {
        let y = vertical.position(value)
        marks.append([Point(box.minX, y), Point(box.minX - 2, y)])
      }
    }
    if grid {
      canvas.rules(lines, opacity: Style.faint)
      marks.append([
        Point(box.minX, box.minY), Point(box.minX, box.maxY), Point(box.maxX, box.maxY),
      ])
    } else {
      marks.append([
        Point(box.minX, box.minY), Point(box.maxX, box.minY), Point(box.maxX, box.maxY),
        Point(box.minX, box.maxY), Point(box.minX, box.minY),
      ])
    }
    canvas.rules(marks, opacity: Style.axis)
    for tick in across {
      canvas.label(tick.label, at: Point(horizontal.position(tick.value), box.maxY + 16))
    }
    for tick in up {
      canvas.label(
        tick.label, at: Point(box.minX - 7, vertical.position(tick.value) + 4), anchor: .end)
    }
    canvas.label(
      horizontalName, at: Point(box.centre.x, box.maxY + 31), size: .label,
      italic: horizontalName.count == 1)
    if let verticalName, verticalName.count == 1 {
      canvas.label(
        verticalName, at: Point(box.minX - 30, box.centre.y + 4), size: .label, italic: true)
    } else if let verticalName {
      let labels = up.map { Style.width(of: $0.label, size: Style.tickSize) }.max() ?? 0
      canvas.label(
        verticalName, at: Point(box.minX - labels - 14, box.centre.y), size: .label,
        isVertical: true)
    }
  }

  /// Returns the space to the left of a plot that a vertical axis needs.
  static func leftMargin(of axis: ClosedRange<Double>, _ kind: Scale.Kind, isNamed: Bool) -> Double
  {
    let labels = (1...8).flatMap { limit in
      Scale(kind, domain: axis, from: 0, to: 1).ticks(limit: limit).map {
        Style.width(of: $0.label, size: Style.tickSize)
      }
    }
    return (labels.max() ?? 0) + (isNamed ? 28 : 10)
  }

  /// Returns the most ticks, at most eight, whose labels are at least a gap apart.
  ///
  /// The closure returns the length of a tick's label along the axis.
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
