extension String {
  /// The text as one word of a POSIX shell.
  var shellQuoted: String {
    let plain = allSatisfy {
      $0.isASCII && ($0.isLetter || $0.isNumber || "-_./=:,+@%".contains($0))
    }
    return plain && !isEmpty
      ? self
      : "'\(split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''"))'"
  }
}

extension [String] {
  /// The words as a command line of a POSIX shell.
  var commandLine: String { map(\.shellQuoted).joined(separator: " ") }
}
