/// A token of Swift source text. Comments are no tokens.
package struct SwiftToken: Equatable, Sendable {
  package enum Kind: Equatable, Sendable {
    /// A name, a keyword, a number, an attribute such as `@main` or a directive such as `#if`.
    case word
    case stringLiteral
    /// A single character, or `->`.
    case punctuation
  }

  package let kind: Kind
  /// The characters of the token, without backticks; `""` for every string literal.
  package let text: String
  /// Whether the token is a name in backticks.
  package let isEscaped: Bool
  /// Counted from one.
  package let line: Int
  /// Counted from one, in bytes.
  package let column: Int
  /// The number of bytes before the token in the source text.
  package let offset: Int

  /// Returns the tokens of a source text, in order.
  package static func tokens(of source: String) -> [SwiftToken] {
    Array(SwiftTokens(source))
  }
}

/// The tokens of a source text, found without a compiler.
///
/// A string literal that contains an interpolated string literal is split at the inner one. Raw string
/// literals are read as if they were ordinary ones.
package struct SwiftTokens: Sequence, IteratorProtocol {
  private var rest: Substring
  private var column = 1
  private var offset = 0
  /// The line that has been reached, counted from one.
  package private(set) var line = 1

  package init(_ source: String) {
    rest = source[...]
  }

  package mutating func next() -> SwiftToken? {
    skipSpaceAndComments()
    guard let first = rest.first else { return nil }
    let (line, column, offset) = (line, column, offset)
    if first == "\"" {
      skipStringLiteral()
      return SwiftToken(
        kind: .stringLiteral, text: "\"\"", isEscaped: false, line: line, column: column,
        offset: offset)
    }
    let isWord = Self.isWordCharacter(first) || "@#`".contains(first)
    let text: Substring
    if isWord {
      text = rest.prefix(1) + rest.dropFirst().prefix { Self.isWordCharacter($0) || $0 == "`" }
    } else {
      text = rest.prefix(rest.hasPrefix("->") ? 2 : 1)
    }
    advance(text.count)
    return SwiftToken(
      kind: isWord ? .word : .punctuation, text: text.filter { $0 != "`" },
      isEscaped: first == "`", line: line, column: column, offset: offset)
  }

  private static func isWordCharacter(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "_"
  }

  private mutating func advance(_ count: Int) {
    for character in rest.prefix(count) {
      offset += character.utf8.count
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

  /// Skips a block comment, which may contain others.
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

  private mutating func skipStringLiteral() {
    let quote = rest.hasPrefix("\"\"\"") ? "\"\"\"" : "\""
    advance(quote.count)
    while let first = rest.first, !rest.hasPrefix(quote) {
      // A single-line literal without a closing quotation mark ends with its line.
      if quote.count == 1, first.isNewline { return }
      advance(first == "\\" ? 2 : 1)
    }
    advance(quote.count)
  }
}
