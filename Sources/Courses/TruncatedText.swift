/// Truncates text that a submission produced.
package enum TruncatedText {
  /// The length of a message in Unicode scalars.
  package static let message = 500
  /// The length of a program's output in Unicode scalars.
  package static let output = 10_000

  /// Returns a text without its middle where it is longer than `count` scalars, with a note of how
  /// much was left out.
  package static func withoutMiddle(_ text: String, to count: Int) -> String {
    let scalars = text.unicodeScalars
    guard scalars.count > count else { return text }
    let start = String(String.UnicodeScalarView(scalars.prefix(count / 2)))
    let end = String(String.UnicodeScalarView(scalars.suffix(count / 2)))
    return "\(start) …\n(\(scalars.count - count) characters are left out here.)\n… \(end)"
  }

  /// Returns the first `count` scalars of a text, followed by `…` where it is longer.
  package static func cut(_ text: some StringProtocol, to count: Int) -> String {
    // Scalars are counted because one character can consist of any number of them.
    let scalars = text.unicodeScalars
    guard scalars.count > count else { return String(text) }
    return String(String.UnicodeScalarView(scalars.prefix(count))) + " …"
  }
}
