/// The initial value of a constant at the top level of a source text.
///
/// It is found without a compiler. It ends with the last token of the expression: at the end of a line
/// after which no further part of the expression follows.
package struct InitialValue: Equatable, Sendable {
  /// The range of the expression in the text's UTF-8.
  let bytes: Range<Int>

  /// Finds the value of `let name: Type = value` or `let name = value`; nil where there is none.
  package init?(of constant: String, in source: String) {
    let tokens = SwiftToken.tokens(of: source)
    let lines = Self.lineStarts(of: source)
    func offset(_ token: SwiftToken) -> Int { lines[token.line - 1] + token.column - 1 }
    var depth = 0
    var start: Int?
    for (index, token) in tokens.enumerated() {
      if token.kind == .punctuation {
        if "([{".contains(token.text) { depth += 1 }
        if ")]}".contains(token.text) { depth -= 1 }
      }
      guard depth == 0, token.text == constant, index > 0,
        ["let", "var"].contains(tokens[index - 1].text), !tokens[index - 1].isEscaped
      else { continue }
      start = tokens[index...].firstIndex { $0.kind == .punctuation && $0.text == "=" }
      break
    }
    guard let equals = start, tokens.indices.contains(equals + 1) else { return nil }
    depth = 0
    var last = equals + 1
    for index in (equals + 1)..<tokens.count {
      let token = tokens[index]
      let isNewLine = token.line > tokens[index - 1].line && index > equals + 1
      if depth == 0, isNewLine, !Self.continues(token) { break }
      if depth == 0, token.text == ";", token.kind == .punctuation { break }
      if token.kind == .punctuation {
        if "([{".contains(token.text) { depth += 1 }
        if ")]}".contains(token.text) { depth -= 1 }
        if depth < 0 { return nil }
      }
      last = index
    }
    guard depth == 0 else { return nil }
    guard tokens[last].kind != .stringLiteral else { return nil }
    bytes = offset(tokens[equals + 1])..<offset(tokens[last]) + tokens[last].text.utf8.count
  }

  /// Returns the text with another expression in place of the value.
  package func replaced(by expression: String, in source: String) -> String {
    let text = Array(source.utf8)
    return String(
      decoding: text[..<bytes.lowerBound] + Array(expression.utf8) + text[bytes.upperBound...],
      as: UTF8.self)
  }

  /// Whether a token at the start of a line continues the expression of the line before.
  private static func continues(_ token: SwiftToken) -> Bool {
    token.kind == .punctuation && ".+-*/?:,".contains(token.text)
  }

  /// Returns the offset of each line's first byte.
  private static func lineStarts(of source: String) -> [Int] {
    var starts = [0]
    var offset = 0
    for character in source {
      offset += character.utf8.count
      if character.isNewline { starts.append(offset) }
    }
    return starts
  }
}
