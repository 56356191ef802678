/// The sizes, opacities and font that all parts of a figure have in common.
///
/// Text and axes have the colour `currentColor`, so that a figure takes the colour of the page's
/// text, light or dark. Everything is written as presentation attributes, which a strict content
/// security policy allows.
enum Style {
  static let font = "system-ui, -apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif"
  static let tickSize = 11.0
  static let labelSize = 12.0
  static let headingSize = 13.0
  /// The opacity of axes, and of grid lines behind a plot.
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

  /// Returns a text broken at spaces into lines of at most a width; a longer word has its own line.
  static func wrapped(_ text: String, width: Double, size: Double) -> [String] {
    var lines: [String] = []
    for word in text.split(separator: " ", omittingEmptySubsequences: false).map(String.init) {
      if let last = lines.last, Style.width(of: "\(last) \(word)", size: size) <= width {
        lines[lines.count - 1] = "\(last) \(word)"
      } else {
        lines.append(word)
      }
    }
    return lines
  }

  /// Returns a text of at most a width, cut and ended with `…` if need be.
  static func shortened(_ text: String, width: Double, size: Double) -> String {
    guard Style.width(of: text, size: size) > width else { return text }
    var text = text
    while !text.isEmpty && Style.width(of: text + "…", size: size) > width { text.removeLast() }
    return text + "…"
  }
}
