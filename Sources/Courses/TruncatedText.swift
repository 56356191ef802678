/// Truncates text that a submission produced.
package enum TruncatedText {
  /// The most characters of a message.
  package static let message = 500
  /// The most characters of what a program prints.
  package static let output = 10_000

  /// Returns the text's beginning and end, and says between them how much was left out.
  package static func withoutMiddle(_ text: String, to count: Int) -> String {
    let scalars = text.unicodeScalars
    guard scalars.count > count else { return text }
    let start = String(String.UnicodeScalarView(scalars.prefix(count / 2)))
    let end = String(String.UnicodeScalarView(scalars.suffix(count / 2)))
    return "\(start) …\n(\(scalars.count - count) characters are left out here.)\n… \(end)"
  }

  /// Returns the text's beginning, and says so where something was left out.
  package static func cut(_ text: some StringProtocol, to count: Int) -> String {
    // By scalars: a character can be as long as it pleases.
    let scalars = text.unicodeScalars
    guard scalars.count > count else { return String(text) }
    return String(String.UnicodeScalarView(scalars.prefix(count))) + " …"
  }
}
