/// A `<details data-hint="…">` with its summary: the opening of a hint.
struct HintTag: Sendable {
  /// The attributes, in order; the value is empty where there is none.
  let attributes: [(name: String, value: String)]
  /// The summary's content, as HTML; nil where no summary follows the tag.
  let summary: String?
  /// The offset of the tag's first byte in the source.
  let start: Int
}

/// Finds the tags that open and close hints in blocks of raw HTML, and skips other `<details>`.
struct HintTags {
  /// A part of a block of raw HTML.
  enum Part {
    /// HTML of the author's own, with the offset of its first byte in the source.
    case html(String, offset: Int)
    case opening(HintTag)
    case closing(offset: Int)
  }

  private var isInsideHint = false
  /// How many other `<details>` are open inside the hint.
  private var depth = 0

  /// Splits a block of raw HTML at the tags of hints.
  ///
  /// - Parameters:
  ///   - block: The block's text.
  ///   - offset: The offset of its first byte in the source.
  /// - Returns: Its parts that are not blank; nil if it contains no tag of a hint.
  mutating func parts(of block: String, at offset: Int) -> [Part]? {
    var scanner = ByteScanner(block.utf8)
    var parts: [Part] = []
    var taken = 0
    func takeHTML(upTo end: Int) {
      let html = scanner.text(taken..<end)
      if !html.allSatisfy(\.isWhitespace) { parts.append(.html(html, offset: offset + taken)) }
    }
    while scanner.skip(to: "<") {
      let start = scanner.index
      if scanner.take("<!--") {
        _ = scanner.skip(to: "-->")
      } else if scanner.takeTag("</details") {
        guard isInsideHint, depth == 0 else {
          depth = max(depth - 1, 0)
          continue
        }
        isInsideHint = false
        takeHTML(upTo: start)
        parts.append(.closing(offset: offset + start))
        if scanner.skip(to: ">") { scanner.advance() }
        taken = scanner.index
      } else if scanner.takeTag("<details") {
        let attributes = Self.attributes(from: &scanner)
        guard attributes.contains(where: { $0.name == "data-hint" }) else {
          if isInsideHint { depth += 1 }
          continue
        }
        isInsideHint = true
        depth = 0
        takeHTML(upTo: start)
        let summary = Self.summary(from: &scanner)
        taken = scanner.index
        parts.append(
          .opening(
            HintTag(attributes: attributes, summary: summary, start: offset + start)))
      } else {
        scanner.advance()
      }
    }
    guard taken > 0 else { return nil }
    takeHTML(upTo: scanner.bytes.count)
    return parts
  }

  /// Takes a tag's attributes and its end.
  private static func attributes(from scanner: inout ByteScanner) -> [(name: String, value: String)]
  {
    var attributes: [(name: String, value: String)] = []
    while true {
      scanner.skipSpaces()
      if scanner.take(">") || scanner.next == nil { return attributes }
      let name = scanner.word(until: "=>")
      var value: String?
      if scanner.take("=") {
        value = scanner.isAtQuote ? scanner.quoted() : scanner.word(until: ">")
        // An unterminated quote extends to the end.
        if value == nil { value = scanner.rest() }
      }
      attributes.append((name.lowercased(), value ?? ""))
    }
  }

  /// Takes a summary where one is next, and returns its content.
  private static func summary(from scanner: inout ByteScanner) -> String? {
    var ahead = scanner
    ahead.skipSpaces()
    guard ahead.takeTag("<summary>") else { return nil }
    let start = ahead.index
    guard ahead.skip(to: "</summary>") else { return nil }
    let content = ahead.text(start..<ahead.index)
    _ = ahead.takeTag("</summary>")
    scanner = ahead
    return content
  }
}
