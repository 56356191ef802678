extension SourceMutations {
  /// Whether an operator stands between two operands.
  func isBinary(_ index: Int) -> Bool {
    guard index > 0, index + 1 < lexemes.count else { return false }
    let previous = lexemes[index - 1]
    let isOperand =
      [.name, .number, .other].contains(previous.kind)
      || [")", "]", "}", "self", "nil", "true", "false", "_"].contains(previous.text)
    return isOperand && hasSpace(before: index) == hasSpace(after: index)
  }

  /// Whether an operator stands before its only operand.
  func isPrefix(_ index: Int) -> Bool {
    guard index + 1 < lexemes.count, !hasSpace(after: index) else { return false }
    return index == 0 || hasSpace(before: index) || "([{,:".contains(lexemes[index - 1].text)
  }

  /// Whether the operator `=` at an index assigns to something that was declared before.
  func isAssignment(_ index: Int) -> Bool {
    guard outline.isInCode(index) else { return false }
    let line = lexemes[index].line
    let statement = lexemes[..<index].reversed().prefix {
      $0.line == line && !["{", "}", ";"].contains($0.text)
    }
    return !statement.contains { ["let", "var", "case"].contains($0.text) }
  }

  private func hasSpace(before index: Int) -> Bool {
    index == 0 || lexemes[index - 1].range.upperBound < lexemes[index].range.lowerBound
  }

  private func hasSpace(after index: Int) -> Bool {
    index + 1 == lexemes.count
      || lexemes[index].range.upperBound < lexemes[index + 1].range.lowerBound
  }

  /// Whether a minus can be inserted before a lexeme so that the result is no other mutant. After a
  /// plus or a minus, the exchange of that operator gives the same values.
  func canBeNegated(_ index: Int) -> Bool {
    let lexeme = lexemes[index]
    guard index > 0, outline.isInCode(index) || lexemes[index - 1].text == "=" else { return false }
    switch lexeme.kind {
    case .number: if Double(lexeme.text) == 0 { return false }
    case .name: if outline.isLabel(index) { return false }
    case .keyword, .operator, .punctuation, .other: return false
    }
    let previous = lexemes[index - 1]
    let allowed: Set = [
      "*", "/", "=", "*=", "/=", "<", "<=", ">", ">=", "==", "!=", "(", ",", ":", "return",
    ]
    return allowed.contains(previous.text) && !outline.declaring.contains(index - 1)
  }

  /// Returns a simple statement that begins at a lexeme: a call or an assignment without braces.
  func deletableStatement(at index: Int) -> Range<Int>? {
    let first = lexemes[index]
    guard first.kind == .name || first.text == "self", outline.isInCode(index), index > 0,
      startsStatement(index)
    else { return nil }
    var end = index + 1
    var depth = 0
    while end < lexemes.count {
      let text = lexemes[end].text
      if text == "{" { return nil }
      if depth == 0, text == "}" || startsStatement(end) { break }
      if "([".contains(text) { depth += 1 }
      if ")]".contains(text) { depth -= 1 }
      if depth < 0 { return nil }
      end += 1
    }
    let statement = index..<end
    let acts = statement.contains { place in
      outline.text(place) == "("
        || lexemes[place].kind == .operator && outline.text(place).hasSuffix("=")
    }
    return acts ? statement : nil
  }

  private func startsStatement(_ index: Int) -> Bool {
    let previous = lexemes[index - 1]
    if ["{", ";"].contains(previous.text) { return true }
    // After the parameters of a closure.
    if previous.text == "in",
      outline.declaring.contains(index - 2) || outline.text(index - 2) == "{"
    {
      return previous.line < lexemes[index].line || outline.isInCode(index)
    }
    guard previous.line < lexemes[index].line else { return false }
    let continues = previous.kind == .operator || ["(", "[", ",", ":", "."].contains(previous.text)
    let isContinued =
      lexemes[index].kind == .operator
      || ["{", ".", ")", "]", ",", ":"].contains(lexemes[index].text)
    return !continues && !isContinued
  }
}
