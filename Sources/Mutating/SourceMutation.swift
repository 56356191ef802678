/// A replacement of one token of a source text.
package struct SourceMutation: Hashable, Sendable {
  /// The position of the first byte in the source text, counted from one.
  package let line: Int
  package let column: Int
  /// The bytes that are replaced; empty where a token is inserted.
  package let range: Range<Int>
  package let original: String
  /// The text in its place; empty where the token is deleted.
  package let replacement: String

  /// The change in words, for example “`+` becomes `*`”.
  package var description: String {
    if original.isEmpty { return "`\(replacement)` is inserted" }
    let shown = original.split(whereSeparator: \.isNewline).joined(separator: " ")
    return replacement.isEmpty ? "`\(shown)` is deleted" : "`\(shown)` becomes `\(replacement)`"
  }
}

extension [SourceMutation] {
  /// Returns a source text with these mutations, which must not overlap.
  package func applied(to source: String) -> String {
    var bytes = Array<UInt8>(source.utf8)
    for mutation in sorted(by: { $0.range.lowerBound > $1.range.lowerBound }) {
      bytes.replaceSubrange(mutation.range, with: mutation.replacement.utf8)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
