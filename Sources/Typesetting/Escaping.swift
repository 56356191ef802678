extension StringProtocol {
  /// The text with HTML's five special characters as references, fit for an element or an attribute.
  var escapedForHTML: String {
    var html = ""
    html.reserveCapacity(utf8.count)
    for scalar in unicodeScalars {
      switch scalar {
      case "&": html += "&amp;"
      case "<": html += "&lt;"
      case ">": html += "&gt;"
      case "\"": html += "&quot;"
      case "'": html += "&#39;"
      default: html.unicodeScalars.append(scalar)
      }
    }
    return html
  }

  /// The text with Unix line ends and without characters that a page must not hold or that mislead
  /// its reader.
  ///
  /// A control character becomes its picture (␛), and so does a carriage return that ends no line,
  /// since Swift's compiler counts none there. What has no picture becomes U+FFFD: the second set of
  /// controls, noncharacters, and the marks that reorder a line so that it reads unlike it compiles
  /// (Boucher and Anderson, "Trojan Source", 2021).
  var madeVisible: String {
    var text = String.UnicodeScalarView()
    var scalars = unicodeScalars[...]
    while let scalar = scalars.popFirst() {
      switch scalar.value {
      case 0x0D where scalars.first == "\n": break
      case 0x09, 0x0A: text.append(scalar)
      case 0..<0x20: text.append(Unicode.Scalar(0x2400 + scalar.value) ?? replacement)
      case 0x7F: text.append("\u{2421}")
      case 0x80...0x9F, 0x202A...0x202E, 0x2066...0x2069, 0xFDD0...0xFDEF: text.append(replacement)
      case let value where value & 0xFFFE == 0xFFFE: text.append(replacement)
      default: text.append(scalar)
      }
    }
    return String(text)
  }
}

private let replacement: Unicode.Scalar = "\u{FFFD}"
