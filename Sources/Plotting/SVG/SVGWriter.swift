internal import VisibleText

/// Writes SVG elements and escapes their texts.
package struct SVGWriter {
  private(set) var text = ""

  /// Attributes in the order in which they are written; those with an empty value are left out.
  typealias Attributes = KeyValuePairs<String, String>

  mutating func open(_ name: String, _ attributes: Attributes = [:]) {
    start(name, attributes)
    text += ">"
  }

  mutating func close(_ name: String) { text += "</\(name)>" }

  /// Writes an element with text inside, or an empty one.
  mutating func element(_ name: String, _ attributes: Attributes, _ content: String? = nil) {
    start(name, attributes)
    guard let content else {
      text += "/>"
      return
    }
    text += ">"
    text += SVGWriter.escaped(content)
    text += "</\(name)>"
  }

  /// Writes an element with a `<title>`, which a browser shows when the pointer is over it.
  mutating func element(_ name: String, _ attributes: Attributes, title: String) {
    open(name, attributes)
    element("title", [:], title)
    close(name)
  }

  mutating func group(_ attributes: Attributes, _ body: (inout SVGWriter) -> Void) {
    open("g", attributes)
    body(&self)
    close("g")
  }

  private mutating func start(_ name: String, _ attributes: Attributes) {
    text += "<"
    text += name
    for (key, value) in attributes where !value.isEmpty {
      text += " "
      text += key
      text += "=\""
      text += SVGWriter.escaped(value)
      text += "\""
    }
  }

  /// Escapes markup, and replaces characters that XML does not allow.
  static func escaped(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 < 32 || $0 > 126 || "&<>\"'".utf8.contains($0) }) else {
      return text
    }
    return text.madeVisible.unicodeScalars.map { $0 == "\t" || $0 == "\n" ? " " : $0 }
      .escapedForMarkup
  }
}

/// Returns a length to a tenth of a unit, in the fewest characters.
func pixels(_ value: Double) -> String {
  var text = ""
  PathData.append(PathData.tenths(value), to: &text)
  return text
}
