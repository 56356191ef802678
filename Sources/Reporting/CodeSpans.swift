internal import VisibleText

extension Markup {
  /// Escapes a sentence, and marks text between backticks as code.
  ///
  /// A span opens and closes with the same number of backticks and stays on one line. A backtick
  /// without a partner is text. The text inside a span is escaped like all other text, so the only
  /// elements that a sentence can bring are `<code>` elements that are closed again.
  package init(sentence: String) {
    let scalars = Array(sentence.madeVisible.unicodeScalars)
    var html = ""
    var textStart = 0
    var index = 0
    func escaped(_ range: Range<Int>) -> String { scalars[range].escapedForMarkup }
    while index < scalars.count {
      guard scalars[index] == "`" else {
        index += 1
        continue
      }
      let start = index + Self.backticks(in: scalars, at: index)
      let count = start - index
      guard let end = Self.closing(count, in: scalars, from: start) else {
        index = start
        continue
      }
      html += escaped(textStart..<index) + "<code>"
      html += escaped(Self.trimmed(start..<end, in: scalars)) + "</code>"
      index = end + count
      textStart = index
    }
    self.init(html + escaped(textStart..<scalars.count))
  }

  private static func backticks(in scalars: [Unicode.Scalar], at index: Int) -> Int {
    scalars[index...].prefix { $0 == "`" }.count
  }

  /// Returns where the run of `count` backticks begins that closes a span, if the line has one.
  private static func closing(_ count: Int, in scalars: [Unicode.Scalar], from start: Int) -> Int? {
    var index = start
    while index < scalars.count, scalars[index] != "\n" {
      guard scalars[index] == "`" else {
        index += 1
        continue
      }
      let length = backticks(in: scalars, at: index)
      if length == count { return index }
      index += length
    }
    return nil
  }

  /// Drops one space on each side, which lets a span begin or end with a backtick.
  private static func trimmed(_ range: Range<Int>, in scalars: [Unicode.Scalar]) -> Range<Int> {
    guard range.count > 2, scalars[range.lowerBound] == " ", scalars[range.upperBound - 1] == " "
    else { return range }
    return range.lowerBound + 1..<range.upperBound - 1
  }
}
