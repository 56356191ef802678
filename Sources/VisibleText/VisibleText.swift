extension String {
  /// The text with every character visible that a reader would otherwise miss.
  ///
  /// All text from a submission, a file name or a tool is converted by it, for terminals, HTML,
  /// XML, JSON and SVG. These characters are replaced: control characters, which a terminal would
  /// execute; characters that change the direction of a line, so that code is displayed in another
  /// order than it is compiled (Boucher and Anderson, "Trojan Source", 2021); characters without a
  /// width; and noncharacters, which a page must not contain. A control character becomes its
  /// picture (␛), any other its number (`\u{202E}`). Line ends become line feeds. Line feeds and
  /// tabs stay. Bytes that are not UTF-8 have become U+FFFD, which is visible, when the text was
  /// decoded.
  package var madeVisible: String {
    guard unicodeScalars.contains(where: \.isHidden) else { return self }
    var text = String.UnicodeScalarView()
    var rest = unicodeScalars[...]
    while let scalar = rest.popFirst() {
      if scalar == "\r", rest.first == "\n" { continue }
      if scalar.isHidden {
        text.append(contentsOf: scalar.picture.unicodeScalars)
      } else {
        text.append(scalar)
      }
    }
    return String(text)
  }

  /// The text on one line: visible, and with a space for each line end and tab.
  package var madeVisibleOnOneLine: String {
    madeVisible.split(whereSeparator: { $0 == "\n" || $0 == "\t" }).joined(separator: " ")
  }
}

extension Unicode.Scalar {
  /// Whether the character is replaced.
  fileprivate var isHidden: Bool {
    switch value {
    case 0x09, 0x0A: false
    case 0..<0x20, 0x7F...0x9F: true
    case 0x00AD, 0x061C, 0x180E, 0x200B, 0x200E, 0x200F, 0x2028...0x202E, 0x2060...0x206F: true
    case 0xFEFF, 0xFFF9...0xFFFB, 0xFDD0...0xFDEF, 0xE0000...0xE007F: true
    default: value & 0xFFFE == 0xFFFE
    }
  }

  /// The text that is shown instead of the character.
  fileprivate var picture: String {
    switch value {
    case 0..<0x20: String(Unicode.Scalar(0x2400 + value) ?? "\u{FFFD}")
    case 0x7F: "\u{2421}"
    default: "\\u{\(String(value, radix: 16, uppercase: true))}"
    }
  }
}
