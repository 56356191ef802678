extension String {
  /// The text with a full stop at its end, so that another sentence may follow.
  ///
  /// A text that already ends with a punctuation mark is unchanged.
  package var asSentence: String {
    guard let last else { return self }
    return ".!?…:".contains(last) ? self : self + "."
  }
}

extension [String] {
  /// The texts, each that another follows with a full stop at its end.
  package var asSentences: [String] { dropLast().map(\.asSentence) + suffix(1) }
}
