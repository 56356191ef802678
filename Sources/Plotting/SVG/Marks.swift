/// The small shapes that mark points.
enum Marks {
  /// Writes a marker, with a caption that the pointer shows if there is one.
  static func marker(
    _ marker: LineStyle.Marker, at p: Point, radius: Double, with writer: inout SVGWriter,
    title: String? = nil
  ) {
    if marker == .circle {
      circle(at: p, radius: radius, with: &writer, title: title)
    } else {
      shape(outline(marker, at: p, radius: radius), with: &writer, title: title)
    }
  }

  static func circle(
    at p: Point, radius: Double, with writer: inout SVGWriter, title: String? = nil
  ) {
    let attributes: SVGWriter.Attributes = [
      "cx": pixels(p.x), "cy": pixels(p.y), "r": pixels(radius),
    ]
    if let title {
      writer.element("circle", attributes, title: title)
    } else {
      writer.element("circle", attributes)
    }
  }

  static func shape(_ corners: [Point], with writer: inout SVGWriter, title: String? = nil) {
    var path = PathData()
    path.line(corners, closed: true)
    if let title {
      writer.element("path", ["d": path.text], title: title)
    } else {
      writer.element("path", ["d": path.text])
    }
  }

  /// The corners of a star with five points.
  static func star(at p: Point, radius: Double) -> [Point] {
    (0..<10).map { index in
      let reach = index % 2 == 0 ? radius : radius * 0.42
      let angle = Double(index) * 36
      return Point(p.x + reach * sine(degrees: angle), p.y - reach * cosine(degrees: angle))
    }
  }

  /// The two strokes of a cross.
  static func cross(at p: Point, radius r: Double) -> [[Point]] {
    [
      [Point(p.x - r, p.y - r), Point(p.x + r, p.y + r)],
      [Point(p.x - r, p.y + r), Point(p.x + r, p.y - r)],
    ]
  }

  /// The corners of a triangle with its tip at a point, in a direction.
  static func arrowHead(at tip: Point, direction: Point, length: Double) -> [Point] {
    let back = tip - direction * length
    let side = Point(-direction.y, direction.x) * (length * 0.5)
    return [tip, back + side, back - side]
  }

  private static func outline(
    _ marker: LineStyle.Marker, at p: Point, radius r: Double
  ) -> [Point] {
    // All shapes have about the area of the circle.
    switch marker {
    case .circle, .square:
      let a = r * 0.9
      return [
        Point(p.x - a, p.y - a), Point(p.x + a, p.y - a), Point(p.x + a, p.y + a),
        Point(p.x - a, p.y + a),
      ]
    case .triangle:
      let a = r * 1.25
      return [
        Point(p.x, p.y - a), Point(p.x + a * 0.95, p.y + a * 0.68),
        Point(p.x - a * 0.95, p.y + a * 0.68),
      ]
    case .invertedTriangle:
      let a = r * 1.25
      return [
        Point(p.x, p.y + a), Point(p.x + a * 0.95, p.y - a * 0.68),
        Point(p.x - a * 0.95, p.y - a * 0.68),
      ]
    case .plus:
      let (a, b) = (r * 1.25, r * 0.45)
      return [
        Point(p.x - b, p.y - a), Point(p.x + b, p.y - a), Point(p.x + b, p.y - b),
        Point(p.x + a, p.y - b), Point(p.x + a, p.y + b), Point(p.x + b, p.y + b),
        Point(p.x + b, p.y + a), Point(p.x - b, p.y + a), Point(p.x - b, p.y + b),
        Point(p.x - a, p.y + b), Point(p.x - a, p.y - b), Point(p.x - b, p.y - b),
      ]
    case .pentagon:
      let a = r * 1.1
      return (0..<5).map { index in
        let angle = Double(index) * 72
        return Point(p.x + a * sine(degrees: angle), p.y - a * cosine(degrees: angle))
      }
    case .diamond:
      let a = r * 1.25
      return [
        Point(p.x, p.y - a), Point(p.x + a, p.y), Point(p.x, p.y + a), Point(p.x - a, p.y),
      ]
    }
  }
}
