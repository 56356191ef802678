internal import VisibleText

/// HTML as it is written, block by block.
struct HTMLWriter {
  private(set) var html = ""
  /// Whether the next block begins without a line feed of its own.
  private var isAtLineStart = true

  /// Writes text that is HTML already.
  mutating func write(_ markup: String) {
    guard let last = markup.utf8.last else { return }
    html += markup
    isAtLineStart = last == UInt8(ascii: "\n")
  }

  /// Writes HTML of a block that is followed by no line feed.
  mutating func writeBlock(_ markup: String) {
    html += markup
    isAtLineStart = true
  }

  /// Ends the line, unless it is empty.
  mutating func endLine() {
    if !isAtLineStart { write("\n") }
  }

  /// Writes text, with HTML's special characters as references.
  mutating func write(text: String) { write(Self.escaped(text)) }

  /// Writes a tag with attributes.
  mutating func writeTag(_ name: String, _ attributes: [HTMLAttribute] = []) {
    write(Self.tag(name, attributes))
  }

  static func tag(_ name: String, _ attributes: [HTMLAttribute]) -> String {
    "<\(name)" + attributes.map { " \($0.name)=\"\($0.value)\"" }.joined() + ">"
  }

  /// Returns text fit for an element, or for an attribute in double quotes.
  static func escaped(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 < 0x3F && "&<>\"".utf8.contains($0) }) else { return text }
    var html = ""
    html.reserveCapacity(text.utf8.count + 16)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": html += "&amp;"
      case "<": html += "&lt;"
      case ">": html += "&gt;"
      case "\"": html += "&quot;"
      default: html.unicodeScalars.append(scalar)
      }
    }
    return html
  }
}

/// An attribute of a tag.
struct HTMLAttribute {
  let name: String
  /// The value as it is written in the page, between double quotes.
  let value: String

  /// Creates an attribute with a text as its value.
  init(_ name: String, _ text: String) {
    self.name = name
    value = HTMLWriter.escaped(text)
  }

  /// Creates an attribute with an address as its value.
  init(_ name: String, address: String) {
    self.name = name
    value = Self.escaped(address: address)
  }

  /// Returns an address in which each byte that is not allowed is `%` and two digits.
  ///
  /// As in cmark-gfm, allowed bytes are unchanged, including percent signs.
  static func percentEncoded(_ address: String) -> String {
    var text = ""
    for byte in address.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        text.unicodeScalars.append(Unicode.Scalar(byte))
      case _ where "-_.+!*'(),%#@?=;:/$~&".utf8.contains(byte):
        text.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        text += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
    }
    return text
  }

  private static func escaped(address: String) -> String {
    percentEncoded(address).replacing("&", with: "&amp;").replacing("'", with: "&#x27;")
  }
}
