/// A reference to a note (`[^a]`) or to a link (`[text][a]`) that stayed text, since nothing defines
/// its label.
struct UndefinedReference: Equatable {
  /// The label, with the `^` of a note's.
  let label: String
  /// The part of the source that is certain to read so.
  let written: String

  /// Finds the references in a text node. cmark-gfm has already turned defined ones into links.
  static func all(in text: String) -> [UndefinedReference] {
    var found: [UndefinedReference] = []
    var rest = Substring(text)
    while let bracket = rest.firstIndex(of: "[") {
      let inside = rest[rest.index(after: bracket)...]
      guard let end = inside.firstIndex(where: { $0 == "]" || $0 == "[" }) else { break }
      let label = String(inside[..<end])
      let before = text[..<bracket]
      if inside[end] == "]" {
        if label.hasPrefix("^"), label.count > 1, !label.contains(where: \.isWhitespace) {
          found.append(UndefinedReference(label: label, written: "[\(label)]"))
        } else if before.last == "]", !isIndex(before), !label.hasPrefix("^") {
          let name = label.isEmpty ? lastBracket(of: before) : label
          if !name.isEmpty {
            found.append(UndefinedReference(label: name, written: "][\(label)]"))
          }
        }
      }
      rest = inside[end] == "[" ? inside[end...] : inside[inside.index(after: end)...]
    }
    return found
  }

  /// Returns whether text that ends in a bracket is an index of a name, as in `x[0][1]`.
  private static func isIndex(_ text: Substring) -> Bool {
    guard let opening = text.lastIndex(of: "["), let before = text[..<opening].last else {
      return false
    }
    return before.isLetter || before.isNumber || before == "]" || before == ")"
  }

  private static func lastBracket(of text: Substring) -> String {
    guard let opening = text.lastIndex(of: "[") else { return "" }
    return String(text[text.index(after: opening)...].dropLast())
  }
}
