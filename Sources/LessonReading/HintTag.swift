/// A `<details data-hint="…">` with its summary: the opening of a hint.
struct HintTag: Sendable {
  /// The attributes, in order; the value is empty where there is none.
  let attributes: [(name: String, value: String)]
  /// The summary's content, as HTML; nil where no summary follows the tag.
  let summary: String?
  /// The offset of the tag's first byte in the source.
  let start: Int
  /// The offset behind the summary, where the hint's Markdown begins.
  let end: Int
}

/// The tags that open and close hints in blocks of raw HTML, told from other `<details>`.
struct HintTags {
  /// A stretch of a block, in order.
  enum Part {
    case html(Substring)
    case opening(HintTag)
    case closing(offset: Int)
  }

  private var isInsideHint = false
  /// How many other `<details>` are open inside the hint.
  private var depth = 0

  /// Takes a block apart; nil where it holds no tag of a hint.
  ///
  /// - Parameters:
  ///   - block: The text of a block of raw HTML.
  ///   - offset: The offset of its first byte in the source.
  mutating func parts(of block: String, at offset: Int) -> [Part]? {
    guard isInsideHint || block.contains("data-hint") else { return nil }
    var parts: [Part] = []
    var rest = block[...]
    func place(_ index: Substring.Index) -> Int {
      offset + block.utf8.distance(from: block.startIndex, to: index)
    }
    var searched = rest.startIndex
    while let tag = rest[searched...].firstMatch(of: Self.commentOrTag) {
      searched = tag.range.upperBound
      guard let slash = tag.1, let attributes = tag.2 else { continue }
      let isClosing = !slash.isEmpty
      let isHint = !isClosing && attributes.contains("data-hint")
      guard isHint || (isInsideHint && isClosing && depth == 0) else {
        if isInsideHint { depth += isClosing ? -1 : 1 }
        continue
      }
      parts.append(.html(rest[..<tag.range.lowerBound]))
      rest = rest[tag.range.upperBound...]
      isInsideHint = isHint
      depth = 0
      if isHint {
        let summary = rest.prefixMatch(of: /\s*<summary>((?s).*?)<\/summary>/.ignoresCase())
        if let summary { rest = rest[summary.range.upperBound...] }
        searched = rest.startIndex
        parts.append(
          .opening(
            HintTag(
              attributes: Self.attributes(in: attributes), summary: summary.map { String($0.1) },
              start: place(tag.range.lowerBound), end: place(rest.startIndex))))
      } else {
        parts.append(.closing(offset: place(tag.range.lowerBound)))
      }
    }
    guard !parts.isEmpty else { return nil }
    parts.append(.html(rest))
    return parts.filter { if case .html(let html) = $0 { !html.allSatisfy(\.isWhitespace) } else { true } }
  }

  private static var commentOrTag: Regex<(Substring, Substring?, Substring?)> {
    /<!--(?s:.*?)-->|<(\/?)details\b([^>]*)>/.ignoresCase()
  }

  private static func attributes(in text: Substring) -> [(name: String, value: String)] {
    text.matches(of: /([^\s=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+)))?/).map { match in
      (match.1.lowercased(), String(match.2 ?? match.3 ?? match.4 ?? ""))
    }
  }
}
