/// Highlighted code, cut into lines that are each well-formed by themselves.
///
/// A span that covers several lines, such as a long comment's, is closed at the end of each and
/// opened again at the start of the next.
struct HighlightedLines {
  private(set) var lines: [String] = []
  private var line = ""
  private var openTags: [Substring] = []

  /// The most tags that may be open. Each line repeats the open tags, so that without a limit ten
  /// thousand comment marks on ten thousand lines would become a hundred million tags.
  private static let deepest = 64

  /// Splits highlight.js's HTML into lines; nil where it is nested too deeply.
  init?(_ html: String) {
    for token in MarkupTokens(html[...]) {
      switch token {
      case .text(let text): add(text)
      case .single(let tag): line += tag
      case .start(let tag):
        guard openTags.count < Self.deepest else { return nil }
        openTags.append(tag)
        line += tag
      case .end(let tag):
        guard openTags.popLast() != nil else { return nil }
        line += tag
      }
    }
    endLine()
  }

  private mutating func add(_ text: Substring) {
    let pieces = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (index, piece) in pieces.enumerated() {
      if index > 0 {
        endLine()
        line = openTags.joined()
      }
      line += Substring(piece)
    }
  }

  private mutating func endLine() {
    lines.append(line + String(repeating: "</span>", count: openTags.count))
  }
}
