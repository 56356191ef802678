/// The colour of a shape.
public enum Paint: Sendable, Hashable {
  /// The colour of the page's text, light on a dark page and dark on a light one.
  case text
  case color(Color)

  var attribute: String {
    switch self {
    case .text: "currentColor"
    case .color(let color): color.hex
    }
  }
}

extension Canvas {
  /// Writes lines from corner to corner, with a caption that the pointer shows over them.
  ///
  /// The width is in units of the page; the opacity goes from 0, invisible, to 1.
  public mutating func lines(
    _ lines: [[Point]], paint: Paint, width: Double = 1, opacity: Double = 1,
    caption: String? = nil
  ) {
    var path = PathData()
    for line in lines { path.line(line) }
    guard !path.isEmpty else { return }
    let attributes: SVGWriter.Attributes = [
      "d": path.text, "fill": "none", "stroke": paint.attribute, "stroke-width": pixels(width),
      "stroke-opacity": opacity == 1 ? "" : decimals(opacity), "stroke-linejoin": "round",
    ]
    write("path", attributes, caption)
  }

  /// Fills the area between corners, with a caption that the pointer shows over it.
  ///
  /// The opacity goes from 0, invisible, to 1.
  public mutating func area(
    _ corners: [Point], paint: Paint, opacity: Double = 1, caption: String? = nil
  ) {
    var path = PathData()
    path.line(corners, closed: true)
    guard corners.count > 2 else { return }
    let attributes: SVGWriter.Attributes = [
      "d": path.text, "fill": paint.attribute,
      "fill-opacity": opacity == 1 ? "" : decimals(opacity),
    ]
    write("path", attributes, caption)
  }

  /// Fills the box.
  public mutating func area(
    _ box: Box, paint: Paint, opacity: Double = 1, caption: String? = nil
  ) {
    area(
      [
        Point(box.minX, box.minY), Point(box.maxX, box.minY), Point(box.maxX, box.maxY),
        Point(box.minX, box.maxY),
      ], paint: paint, opacity: opacity, caption: caption)
  }

  /// Writes a cross, the sign for a number that is not finite.
  mutating func cross(at p: Point, paint: Paint, caption: String? = nil) {
    let strokes = Marks.cross(at: p, radius: 4)
    lines(strokes, paint: paint, width: 2.2, caption: caption)
  }

  /// Writes an arrow head, the sign for a point outside the frame.
  mutating func arrow(at tip: Point, direction: Point, paint: Paint, caption: String? = nil) {
    let corners = Marks.arrowHead(at: tip, direction: direction, length: 9)
    area(corners, paint: paint, caption: caption)
  }

  private mutating func write(
    _ name: String, _ attributes: SVGWriter.Attributes, _ caption: String?
  ) {
    if let caption {
      writer.element(name, attributes, title: caption)
    } else {
      writer.element(name, attributes)
    }
  }

  /// An opacity with two decimals.
  private func decimals(_ value: Double) -> String {
    TickText.fixed(min(max(value, 0), 1), decimals: 2)
  }
}
