/// Text by somebody else, cut to what a person reads.
enum ReadableText {
  /// The most characters of a message.
  static let message = 500
  /// The most characters of what a program prints.
  static let output = 10_000

  /// Returns the text's beginning, and says so where something was left out.
  static func cut(_ text: some StringProtocol, to count: Int) -> String {
    // By scalars: a character can be as long as it pleases.
    let scalars = text.unicodeScalars
    guard scalars.count > count else { return String(text) }
    return String(String.UnicodeScalarView(scalars.prefix(count))) + " …"
  }
}
