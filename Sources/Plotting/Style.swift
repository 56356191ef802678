/// What every part of a figure is drawn with: sizes, greys and the one font.
///
/// Style is `currentColor`, so that a figure takes the colour of the page's text, light or dark; all
/// else stands in presentation attributes, which a strict content security policy lets through.
enum Style {
  static let font = "system-ui, -apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif"
  static let tickSize = 11.0
  static let labelSize = 12.0
  static let headingSize = 13.0
  /// The opacity of axes' lines, and of what should stand back.
  static let axis = ".55"
  static let faint = ".14"

  /// Returns a width that a text does not exceed in common sans-serif fonts.
  static func width(of text: String, size: Double) -> Double {
    var ems = 0.0
    for scalar in text.unicodeScalars {
      switch scalar {
      case "i", "j", "l", "I", "f", "t", "r", " ", "-", "(", ")", "[", "]": ems += 0.41
      case ".", ",", ":", ";", "'", "|", "!": ems += 0.4
      case "m", "w", "M", "W", "@", "%", "−", "×": ems += 0.9
      case "⁰"..."₟", "²", "³", "¹": ems += 0.48
      case "A"..."Z": ems += 0.72
      case "\u{0}"..."\u{2FFF}": ems += 0.64
      default: ems += 1.05
      }
    }
    return ems * size
  }
}

/// Where a text begins, ends or is centred.
enum Anchor: String {
  case start, middle, end
}

/// The texts that already stand on a figure, so that no label is written over another.
struct LabelSpace {
  private(set) var taken: [Box] = []

  /// Returns whether a text fits, and if so takes its place.
  mutating func take(_ text: String, at p: Point, anchor: Anchor, size: Double) -> Bool {
    let width = Style.width(of: text, size: size)
    let left =
      switch anchor {
      case .start: p.x
      case .middle: p.x - width / 2
      case .end: p.x - width
      }
    let box = Box(x: left, y: p.y - size * 0.8, width: width, height: size)
    guard !taken.contains(where: { $0.overlaps(box) }) else { return false }
    taken.append(box)
    return true
  }
}
