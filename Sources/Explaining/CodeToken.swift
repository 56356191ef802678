/// A word or a sign of Swift source, without comments and the contents of texts.
struct CodeToken: Equatable {
  let text: String
  /// Counted from one.
  let line: Int
  /// Counted from one, in bytes.
  let column: Int

  static func tokens(of source: String) -> [CodeToken] {
    var scanner = Scanner(source)
    var tokens: [CodeToken] = []
    while let token = scanner.next() { tokens.append(token) }
    return tokens
  }

  private struct Scanner {
    private var rest: Substring
    private var line = 1
    private var column = 1

    init(_ source: String) {
      rest = source[...]
    }

    mutating func next() -> CodeToken? {
      skipSpaceAndComments()
      guard let first = rest.first else { return nil }
      let (line, column) = (line, column)
      if first == "\"" {
        skipText()
        return CodeToken(text: "\"\"", line: line, column: column)
      }
      let text: Substring
      if Self.isWord(first) || first == "@" || first == "#" || first == "`" {
        text = rest.prefix(1) + rest.dropFirst().prefix { Self.isWord($0) || $0 == "`" }
      } else if rest.hasPrefix("->") {
        text = rest.prefix(2)
      } else {
        text = rest.prefix(1)
      }
      advance(text.count)
      return CodeToken(text: text.filter { $0 != "`" }, line: line, column: column)
    }

    private static func isWord(_ character: Character) -> Bool {
      character.isLetter || character.isNumber || character == "_"
    }

    private mutating func advance(_ count: Int) {
      for character in rest.prefix(count) {
        if character.isNewline {
          (line, column) = (line + 1, 1)
        } else {
          column += character.utf8.count
        }
      }
      rest = rest.dropFirst(count)
    }

    private mutating func skipSpaceAndComments() {
      while let first = rest.first {
        if first.isWhitespace {
          advance(1)
        } else if rest.hasPrefix("//") {
          advance(rest.prefix { !$0.isNewline }.count)
        } else if rest.hasPrefix("/*") {
          skipBlockComment()
        } else {
          return
        }
      }
    }

    private mutating func skipBlockComment() {
      var depth = 0
      repeat {
        if rest.hasPrefix("/*") {
          depth += 1
          advance(2)
        } else if rest.hasPrefix("*/") {
          depth -= 1
          advance(2)
        } else {
          advance(1)
        }
      } while depth > 0 && !rest.isEmpty
    }

    private mutating func skipText() {
      let quotes = rest.hasPrefix("\"\"\"") ? 3 : 1
      let end = String(repeating: "\"", count: quotes)
      advance(quotes)
      while !rest.isEmpty, !rest.hasPrefix(end) { advance(rest.first == "\\" ? 2 : 1) }
      advance(quotes)
    }
  }
}
