/// The hue, texture and marker of a line.
///
/// The colours are Okabe and Ito's (*Color Universal Design*, 2008), which colour-blind readers can
/// distinguish. Texture and marker can be distinguished in grey print too.
package struct LineStyle: Sendable, Hashable {
  package enum Marker: String, Sendable {
    case circle, square, triangle, diamond
    case invertedTriangle, plus, pentagon
  }

  package let color: Color
  package internal(set) var marker: Marker
  /// The dashes of a light stripe inside a solid line: empty for an unbroken stripe, nil for a line
  /// without one.
  package internal(set) var stripe: String?
  /// The width of a subject's line. A line with a stripe is wider, so that its colour still shows.
  package let width: Double
  /// The dashes of a reference's line.
  package internal(set) var dashes: String
  /// The dashes of a subject's line; empty for a solid one.
  package internal(set) var subjectDashes = ""

  private init(
    color: Color, marker: Marker, stripe: String?, width: Double, dashes: String
  ) {
    self.color = color
    self.marker = marker
    self.stripe = stripe
    self.width = width
    self.dashes = dashes
  }

  package static let all: [LineStyle] = [
    LineStyle(color: Color(0xD55E00), marker: .circle, stripe: nil, width: 2.2, dashes: "5 3"),
    LineStyle(color: Color(0x0072B2), marker: .square, stripe: "", width: 2.7, dashes: "2 2.4"),
    LineStyle(
      color: Color(0xCC79A7), marker: .triangle, stripe: "4 4", width: 2.4, dashes: "7 2.5 1.8 2.5"),
    LineStyle(color: Color(0xE69F00), marker: .diamond, stripe: "1 3.5", width: 2.4, dashes: "9 4"),
    LineStyle(color: Color(0x009E73), marker: .square, stripe: nil, width: 2.2, dashes: "5 3"),
    LineStyle(color: Color(0x56B4E9), marker: .triangle, stripe: "", width: 2.7, dashes: "2 2.4"),
  ]

  /// Returns the style of an index; larger and negative ones count round.
  package static func numbered(_ index: Int) -> LineStyle {
    all[(index % all.count + all.count) % all.count]
  }
}
