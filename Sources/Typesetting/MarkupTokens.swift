/// The tags and the text between them of HTML as KaTeX and highlight.js write it: each `<` starts a
/// tag, and no tag contains another `>`.
struct MarkupTokens: Sequence, IteratorProtocol {
  enum Token {
    case text(Substring)
    case start(Substring)
    case end(Substring)
    /// A self-closing tag, such as `<path …/>`.
    case single(Substring)
  }

  private var rest: Substring

  init(_ html: Substring) {
    rest = html
  }

  mutating func next() -> Token? {
    guard let first = rest.utf8.first else { return nil }
    guard first == UInt8(ascii: "<") else {
      return .text(take(to: rest.utf8.firstIndex(of: UInt8(ascii: "<"))))
    }
    let last = rest.utf8.firstIndex(of: UInt8(ascii: ">"))
    let tag = take(to: last.map(rest.utf8.index(after:)))
    if tag.utf8.starts(with: "</".utf8) { return .end(tag) }
    return tag.utf8.suffix(2).elementsEqual("/>".utf8) ? .single(tag) : .start(tag)
  }

  private mutating func take(to end: String.Index?) -> Substring {
    let end = end ?? rest.endIndex
    defer { rest = rest[end...] }
    return rest[..<end]
  }
}
