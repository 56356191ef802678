/// Finds the positions of inline pieces in the source.
///
/// cmark-gfm counts an inline's columns from the start of its block, which is wrong after the
/// prefix of a list or a quotation. So the pieces are searched for in their order.
struct InlineLocator {
  private let source: SourceText
  private var range: Range<Int>
  private var firstLine = 0

  init(source: SourceText) {
    self.source = source
    range = 0..<source.bytes.count
  }

  /// The position at which the search continues.
  var position: SourcePosition { source.position(of: range.lowerBound) }

  /// Goes on in a block, given by its lines; in the current one where its lines are not known.
  mutating func enterBlock(from first: Int, through last: Int) {
    guard first > 0 else { return }
    // Blocks that share their first line, as a row's cells do, share the search too.
    let start = first == firstLine ? range.lowerBound : source.lineRange(first).lowerBound
    firstLine = first
    range = start..<max(start, source.lineRange(max(first, last)).upperBound)
  }

  /// Finds a piece as it was written and continues after it.
  ///
  /// Where it is not found, as when a table's cell has lost a backslash, the place is that of the
  /// next piece that begins alike.
  mutating func locate(_ piece: String) -> SourcePosition {
    let lines = piece.utf8.split(separator: UInt8(ascii: "\n"))
    let start = range.lowerBound
    let found = lines.first.flatMap { advance(over: $0) } ?? advance(over: piece.utf8.prefix(1))
    for line in lines.dropFirst() { _ = advance(over: line) }
    return source.position(of: found ?? start)
  }

  /// Finds a piece in what is left of the block, without going on; nil where it is not found, or only
  /// behind a backslash.
  func place(of piece: String) -> SourcePosition? {
    var ahead = self
    return ahead.advance(over: piece.utf8).map { source.position(of: $0) }
  }

  /// Goes on behind a piece without returning its position.
  mutating func skip(_ piece: String) {
    for line in piece.utf8.split(separator: UInt8(ascii: "\n")) { _ = advance(over: line) }
  }

  /// Finds a link by its opening bracket, or by its text where it was written without brackets.
  mutating func locateLink(to destination: String, text: String, isImage: Bool) -> SourcePosition {
    let bracket = isImage ? "![" : "["
    let start = range.lowerBound
    // The search is short: a text with an entity or a backslash is not found as it reads.
    var found = advance(over: (bracket + text).utf8, within: 2000)
    if found == nil, !text.isEmpty, destination.hasSuffix(text) {
      found = advance(over: text.utf8)
    } else if found == nil {
      found = advance(over: bracket.utf8)
    }
    // The pieces between the brackets are located next.
    if let found { range = found + 1..<range.upperBound }
    return source.position(of: found ?? start)
  }

  private mutating func advance(
    over needle: some Collection<UInt8>, within length: Int = .max
  ) -> Int? {
    var start = range.lowerBound
    let end = start + min(length, range.count)
    while !needle.isEmpty, start < end, let found = source.offset(of: needle, in: start..<end) {
      if !isEscaped(found) {
        range = found + needle.count..<range.upperBound
        return found
      }
      start = found + 1
    }
    return nil
  }

  private func isEscaped(_ offset: Int) -> Bool {
    let backslashes = source.bytes[..<offset].reversed().prefix { $0 == UInt8(ascii: "\\") }.count
    return backslashes % 2 == 1
  }
}
