internal import Compiling

/// An error from the compiler and the code that it is about.
struct Mistake {
  let message: String
  /// The source line of the error.
  let line: String
  /// The column of the error, counted from one in bytes.
  let column: Int
  /// The student's whole file.
  let source: String
  /// The lesson's stub for the file; empty where it is not known.
  let stub: String

  init(_ diagnostic: Diagnostic, source: String, stub: String) {
    message = diagnostic.message
    column = diagnostic.column
    self.source = source
    self.stub = stub
    let lines = source.split(separator: "\n", omittingEmptySubsequences: false)
    line =
      lines.indices.contains(diagnostic.line - 1)
      ? CodeText.withoutComment(lines[diagnostic.line - 1]) : ""
  }

  /// The text before the error's column.
  var textBefore: String { String(decoding: line.utf8.prefix(max(0, column - 1)), as: UTF8.self) }

  /// The text from the error's column on.
  var textAfter: String { String(decoding: line.utf8.dropFirst(max(0, column - 1)), as: UTF8.self) }

  /// The operand before the member at the error's column, such as `loss` in `loss.backward()`.
  var receiver: String? {
    let before = textBefore.reversed().drop { $0.isWhitespace }
    guard before.first == "." else { return nil }
    let operand = CodeText.operandAtEnd(of: String(before.dropFirst().reversed()))
    return operand.isEmpty ? nil : operand
  }

  /// Whether a name is declared with a type anywhere in the file, as in `parameters: Tensor`.
  func declares(_ name: String, as type: String) -> Bool {
    let pattern = "\\b(\(name))\\s*:\\s*(?:inout\\s+)?\(type)(?![\\w?])"
    guard let regex = CodeText.captureRegex(pattern) else { return false }
    return source.firstMatch(of: regex) != nil
  }
}

/// Functions on a line of Swift code, which is not parsed as a whole.
enum CodeText {
  /// Returns a line without a comment at its end. A `//` in a string literal also counts as a comment.
  static func withoutComment(_ line: some StringProtocol) -> String {
    guard let start = line.firstRange(of: "//") else { return String(line) }
    return String(line[..<start.lowerBound])
  }

  /// Returns the regex of a pattern with one capture. A `.` is a word boundary, as in Swift's names.
  static func captureRegex(_ pattern: String) -> Regex<(Substring, Substring)>? {
    (try? Regex(pattern, as: (Substring, Substring).self))?.wordBoundaryKind(.simple)
  }

  /// Returns the operand that a text ends with: names, members, calls and subscripts.
  static func operandAtEnd(of text: String) -> String {
    var start = text.endIndex
    var depth = 0
    while start > text.startIndex {
      let index = text.index(before: start)
      let character = text[index]
      if character == ")" || character == "]" {
        depth += 1
      } else if character == "(" || character == "[" {
        if depth == 0 { break }
        depth -= 1
      } else if depth == 0, !isPartOfName(character), character != "." {
        break
      }
      start = index
    }
    return withoutParentheses(String(text[start...]))
  }

  /// Returns the operand that a text begins with.
  static func operandAtStart(of text: String) -> String {
    var depth = 0
    var operand = ""
    for character in text {
      if character == "(" || character == "[" {
        depth += 1
      } else if character == ")" || character == "]" {
        if depth == 0 { break }
        depth -= 1
      } else if depth == 0, !isPartOfName(character), character != "." {
        guard operand.isEmpty, character == "-" else { break }
      }
      operand.append(character)
    }
    return withoutParentheses(operand)
  }

  private static func isPartOfName(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "_" || character == "$"
  }

  /// Drops the parentheses around a whole operand.
  private static func withoutParentheses(_ operand: String) -> String {
    guard operand.hasPrefix("("), operand.hasSuffix(")") else { return operand }
    let inner = operand.dropFirst().dropLast()
    var depth = 0
    for character in inner {
      if character == "(" { depth += 1 }
      if character == ")" { depth -= 1 }
      if depth < 0 { return operand }
    }
    return String(inner)
  }
}
