/// A tag in raw HTML.
package struct HTMLTag: Sendable {
  package struct Attribute: Sendable {
    /// The name in lowercase.
    package let name: String
    /// The value without its quotes, its character references resolved; empty where there is none.
    package let value: String
  }

  /// The name in lowercase.
  package let name: String
  package let isClosing: Bool
  package let attributes: [Attribute]
  /// The tag's bytes in the text.
  package let range: Range<Int>

  /// Returns the value of an attribute, the first where it is given twice.
  package subscript(attribute: String) -> String? {
    attributes.first { $0.name == attribute }?.value
  }

  /// Finds the tags of a text, except those in comments.
  package static func tags(in text: String) -> [HTMLTag] {
    var scanner = ByteScanner(text.utf8)
    var tags: [HTMLTag] = []
    while scanner.skip(to: "<") {
      let start = scanner.index
      if scanner.take("<!--") {
        _ = scanner.skip(to: "-->")
        continue
      }
      scanner.advance()
      let isClosing = scanner.take("/")
      guard let first = scanner.next, (first | 0x20) >= 0x61, (first | 0x20) <= 0x7A else {
        continue
      }
      let name = scanner.word(until: "/>").lowercased()
      let attributes = attributes(from: &scanner)
      tags.append(
        HTMLTag(
          name: name, isClosing: isClosing, attributes: attributes, range: start..<scanner.index))
    }
    return tags
  }

  /// Takes a tag's attributes and its end.
  private static func attributes(from scanner: inout ByteScanner) -> [Attribute] {
    var attributes: [Attribute] = []
    while true {
      scanner.skipSpaces()
      if scanner.take("/") { continue }
      if scanner.take(">") || scanner.next == nil { return attributes }
      let name = scanner.word(until: "=/>")
      scanner.skipSpaces()
      var value = ""
      if scanner.take("=") {
        scanner.skipSpaces()
        value =
          scanner.isAtQuote ? scanner.quoted() ?? scanner.rest() : scanner.word(until: ">")
      } else if name.isEmpty {
        scanner.advance()
        continue
      }
      attributes.append(
        Attribute(name: name.lowercased(), value: value.resolvingCharacterReferences))
    }
  }
}

extension String {
  /// The text with numeric character references and those of XML resolved.
  package var resolvingCharacterReferences: String {
    guard utf8.contains(UInt8(ascii: "&")) else { return self }
    let names = ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'"]
    return replacing(/&(#[xX][0-9a-fA-F]{1,6}|#[0-9]{1,7}|[a-z]+);/) { match in
      let reference = match.1
      if let character = names[String(reference)] { return character }
      guard reference.hasPrefix("#") else { return String(match.0) }
      let isHexadecimal = reference.dropFirst().first?.lowercased() == "x"
      let code = UInt32(reference.dropFirst(isHexadecimal ? 2 : 1), radix: isHexadecimal ? 16 : 10)
      return code.flatMap(Unicode.Scalar.init).map { String(Character($0)) } ?? String(match.0)
    }
  }
}
