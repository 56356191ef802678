internal import Courses

/// A token as the compiler reads it: an operator and a number are one token each.
struct Lexeme {
  enum Kind {
    case name
    case keyword
    case number
    case `operator`
    /// A bracket, a comma, a dot or another character.
    case punctuation
    /// A string literal, an attribute, a directive or a name in backticks. None of them is mutated.
    case other
  }

  let kind: Kind
  let text: String
  let range: Range<Int>
  let line: Int
  let column: Int

  /// Returns the lexemes of a source text, in order.
  static func lexemes(of source: String) -> [Lexeme] {
    let tokens = SwiftToken.tokens(of: source)
    var lexemes: [Lexeme] = []
    var index = 0
    while index < tokens.count {
      let length = length(at: index, in: tokens)
      let text = tokens[index..<index + length].map(\.text).joined()
      lexemes.append(
        Lexeme(
          kind: kind(of: tokens[index], text), text: text,
          range: tokens[index].offset..<tokens[index].offset + text.utf8.count,
          line: tokens[index].line, column: tokens[index].column))
      index += length
    }
    return lexemes
  }

  /// Returns how many tokens belong to the lexeme that begins at an index.
  private static func length(at index: Int, in tokens: [SwiftToken]) -> Int {
    /// Whether a token follows the one before it without space and has a property.
    func follows(_ next: Int, _ holds: (SwiftToken) -> Bool) -> Bool {
      guard next < tokens.count else { return false }
      let previous = tokens[next - 1]
      return previous.offset + previous.text.utf8.count == tokens[next].offset
        && !previous.isEscaped && holds(tokens[next])
    }
    let first = tokens[index]
    var end = index + 1
    if first.isNumber {
      if follows(end, { $0.text == "." }), follows(end + 1, \.isNumber) { end += 2 }
      let last = tokens[end - 1].text
      if !first.text.hasPrefix("0x"), last.hasSuffix("e") || last.hasSuffix("E"),
        follows(end, { "+-".contains($0.text) }), follows(end + 1, \.isNumber)
      {
        end += 2
      }
    } else if first.text == "$" {
      if follows(end, { $0.kind == .word }) { end += 1 }
    } else if first.text == "." {
      while follows(end, { $0.text == "." }) { end += 1 }
      if end > index + 1, follows(end, { $0.text == "<" }) { end += 1 }
    } else if first.isOperatorCharacter {
      while follows(end, \.isOperatorCharacter) { end += 1 }
    }
    return end - index
  }

  private static func kind(of first: SwiftToken, _ text: String) -> Kind {
    if first.isEscaped || first.kind == .stringLiteral { return .other }
    if first.isNumber { return .number }
    if text.hasPrefix("$") { return text.count > 1 ? .name : .punctuation }
    if first.kind == .word {
      if text.hasPrefix("@") || text.hasPrefix("#") { return .other }
      return keywords.contains(text) ? .keyword : .name
    }
    return first.isOperatorCharacter || text.hasPrefix("..") ? .operator : .punctuation
  }

  private static let keywords: Set = [
    "Any", "Self", "_", "actor", "any", "as", "associatedtype", "async", "await", "borrowing",
    "break", "case", "catch", "class", "consuming", "continue", "convenience", "default", "defer",
    "deinit", "didSet", "do", "dynamic", "else", "enum", "extension", "fallthrough", "false",
    "fileprivate", "final", "for", "func", "get", "guard", "if", "import", "in", "indirect",
    "infix", "init", "inout", "internal", "is", "lazy", "let", "mutating", "nil", "nonisolated",
    "nonmutating", "open", "operator", "override", "package", "postfix", "precedencegroup",
    "prefix", "private", "protocol", "public", "repeat", "required", "rethrows", "return",
    "self", "set", "some", "static", "struct", "subscript", "super", "switch", "throw", "throws",
    "true", "try", "typealias", "unowned", "var", "weak", "where", "while", "willSet",
  ]
}

extension SwiftToken {
  fileprivate var isNumber: Bool { kind == .word && text.first?.isNumber == true }

  fileprivate var isOperatorCharacter: Bool {
    kind == .punctuation && text.count == 1 && "+-*/=<>!&|^%~?".contains(text)
  }
}
