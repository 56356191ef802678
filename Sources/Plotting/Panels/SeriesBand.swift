/// A part of a series' band without gaps, in places on the page.
struct SeriesBand {
  private let color: Color
  private var upper: [Point] = []
  private var lower: [Point] = []

  private static let opacity = 0.22

  /// Returns the parts of a band in a box. Ends outside the box are moved to its border.
  static func parts(
    of band: Series.Band, color: Color, _ across: Scale, _ up: Scale, in box: Box
  ) -> [SeriesBand] {
    func place(_ value: Double, _ x: Double) -> Point {
      let y = up.shows(value) ? up.position(value) : box.maxY
      return Point(x, min(max(y, box.minY), box.maxY))
    }
    var parts: [SeriesBand] = []
    var part = SeriesBand(color: color)
    for (index, (low, high)) in zip(band.lower, band.upper).enumerated() {
      let x = across.position(Double(index))
      if low.isFinite && high.isFinite && x <= box.maxX {
        part.lower.append(place(min(low, high), x))
        part.upper.append(place(max(low, high), x))
      } else {
        parts.append(part)
        part = SeriesBand(color: color)
      }
    }
    parts.append(part)
    return parts.filter { $0.upper.count > 1 }
  }

  private init(color: Color) { self.color = color }

  func draw(on canvas: inout Canvas, detail: Detail) {
    func simplified(_ line: [Point]) -> [Point] {
      Polyline.simplified(
        Polyline.extremes(line, column: detail.column), tolerance: detail.tolerance)
    }
    canvas.area(
      simplified(upper) + simplified(lower).reversed(), paint: .color(color),
      opacity: SeriesBand.opacity)
  }

  static func legend(_ meaning: String) -> LegendEntry {
    LegendEntry.mark(meaning) { canvas, middle in
      canvas.area(
        Box(x: middle.x - 6, y: middle.y - 5, width: 12, height: 10), paint: .text,
        opacity: opacity)
    }
  }
}
