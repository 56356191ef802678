extension String {
  /// The text with U+FFFD for each control character except tabs and line feeds.
  var withoutControlCharacters: String {
    var text = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      let isControl =
        (scalar.value < 0x20 && scalar != "\n" && scalar != "\t") || scalar.value == 0x7F
      text.append(isControl ? "\u{FFFD}" : scalar)
    }
    return String(text)
  }
}

extension StringProtocol {
  /// The text without white space at either end.
  var trimmed: String {
    let end = lastIndex { !$0.isWhitespace }.map { index(after: $0) } ?? startIndex
    return String(self[..<end].drop(while: \.isWhitespace))
  }

  /// The text without blank lines at either end.
  var withoutOuterBlankLines: String {
    var lines = split(separator: "\n", omittingEmptySubsequences: false)[...]
    while let line = lines.first, line.allSatisfy(\.isWhitespace) { lines = lines.dropFirst() }
    while let line = lines.last, line.allSatisfy(\.isWhitespace) { lines = lines.dropLast() }
    return lines.joined(separator: "\n")
  }

  /// The text as a fenced block, whose fence is longer than every run of backticks inside.
  func fenced(_ info: String) -> String {
    let longest = String(self).matches(of: /`+/).map(\.output.count).max() ?? 0
    let fence = String(repeating: "`", count: Swift.max(3, longest + 1))
    return "\(fence)\(info)\n\(self)\(last == "\n" || isEmpty ? "" : "\n")\(fence)"
  }
}
