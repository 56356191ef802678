/// A function of a notebook's Python code.
struct PythonFunction: Sendable {
  struct Parameter: Sendable, Equatable {
    let name: String
    let annotation: String?
    let defaultValue: String?
    /// Whether it takes any number of arguments, as `*values` does.
    var isVariadic = false
  }

  let name: String
  let parameters: [Parameter]
  /// The name of the parameter that takes any keywords, as `**options` does.
  let keywords: String?
  /// The annotation of the result.
  let result: String?
  /// The decorators above it, such as `staticmethod`.
  let decorators: [String]
  /// Its whole text.
  let text: String
}

/// A function or class at the top level of a notebook's Python code.
enum PythonDeclaration: Sendable {
  case function(PythonFunction)
  /// A class and its methods; `text` is its whole text.
  case type(name: String, methods: [PythonFunction], text: String)

  var name: String {
    switch self {
    case .function(let function): function.name
    case .type(let name, _, _): name
    }
  }

  var text: String {
    switch self {
    case .function(let function): function.text
    case .type(_, _, let text): text
    }
  }

  /// Finds the declarations of a cell. Those inside of functions are left out.
  static func all(in source: String) -> [PythonDeclaration] {
    PythonLines(source).declarations(in: nil)
  }
}

/// The lines of Python code, with the text of its strings and comments masked.
private struct PythonLines {
  private struct Line {
    let start: Int
    let end: Int
    let indentation: Int
    /// Whether the line is blank, a comment or inside of a string.
    let isWithoutCode: Bool
  }

  private let source: [Character]
  private let code: [Character]
  private let lines: [Line]

  init(_ text: String) {
    source = Array(text)
    let mask = CodeMask(python: text)
    code = mask.code
    var lines: [Line] = []
    var start = 0
    while start <= code.count {
      let end = code[start...].firstIndex(of: "\n") ?? code.count
      let indentation = code[start..<end].prefix { $0 == " " || $0 == "\t" }.count
      lines.append(
        Line(
          start: start, end: end, indentation: indentation,
          isWithoutCode: mask.linesInsideStrings.contains(lines.count)
            || start + indentation == end || code[start..<end].allSatisfy(\.isWhitespace)))
      start = end + 1
    }
    self.lines = lines
  }

  /// Returns the declarations of the code, or of the lines of a class.
  func declarations(in body: Range<Int>?) -> [PythonDeclaration] {
    var found: [PythonDeclaration] = []
    var decorators: [String] = []
    var index = body?.lowerBound ?? 0
    let last = body?.upperBound ?? lines.count
    while index < last {
      let line = lines[index]
      let text = String(code[line.start..<line.end])
      defer { index += 1 }
      if line.isWithoutCode { continue }
      if let decorator = text.firstMatch(of: /^\s*@\s*([\w.]+)/) {
        decorators.append(String(decorator.1))
        continue
      }
      if let match = text.firstMatch(of: /^\s*(?:async\s+)?def\s+(\w+)\s*(?:\[[^\]]*\]\s*)?\(/),
        let function = function(
          String(match.1), at: index,
          opening: line.start + text.distance(to: match.range.upperBound) - 1,
          decorators: decorators)
      {
        found.append(.function(function.value))
        index = function.lastLine
      } else if let match = text.firstMatch(of: /^\s*class\s+(\w+)/) {
        let inner = block(after: index, endOfHeader: index)
        let methods = declarations(in: inner).compactMap { declaration -> PythonFunction? in
          if case .function(let function) = declaration { function } else { nil }
        }
        found.append(
          .type(
            name: String(match.1), methods: methods, text: self.text(index, inner.upperBound - 1)))
        index = inner.upperBound - 1
      } else if body == nil,
        let match = text.firstMatch(of: /^(\w+)\s*=\s*lambda\b([^:]*):/)
      {
        let start = line.start + text.distance(to: match.2.startIndex)
        let parameters = parameters(in: start..<(start + match.2.count))
        found.append(
          .function(
            PythonFunction(
              name: String(match.1), parameters: parameters.list, keywords: parameters.keywords,
              result: nil, decorators: [], text: self.text(index, index))))
      }
      decorators = []
    }
    return found
  }

  /// Reads a function whose parameters begin at a parenthesis; nil where it has no end.
  private func function(
    _ name: String, at line: Int, opening: Int, decorators: [String]
  ) -> (value: PythonFunction, lastLine: Int)? {
    guard let closing = closing(of: opening),
      let colon = code[closing...].firstIndex(of: ":")
    else { return nil }
    let header = String(source[(closing + 1)..<colon])
    let result = header.firstMatch(of: /->\s*(.+)/.dotMatchesNewlines()).map { $0.1.trimmed }
    let endOfHeader = lines.lastIndex { $0.start <= colon } ?? line
    let inner = block(after: line, endOfHeader: endOfHeader)
    let parameters = parameters(in: (opening + 1)..<closing)
    let function = PythonFunction(
      name: name, parameters: parameters.list, keywords: parameters.keywords, result: result,
      decorators: decorators, text: text(line, inner.upperBound - 1))
    return (function, inner.upperBound - 1)
  }

  /// Returns the lines of the block that belongs to a line: those that are indented more.
  private func block(after line: Int, endOfHeader: Int) -> Range<Int> {
    var end = endOfHeader + 1
    var index = end
    while index < lines.count {
      if !lines[index].isWithoutCode {
        guard lines[index].indentation > lines[line].indentation else { break }
        end = index + 1
      }
      index += 1
    }
    // Comments under the block that are indented like it, such as the mark of a gap.
    while end < lines.count, lines[end].isWithoutCode,
      lines[end].indentation > lines[line].indentation
    { end += 1 }
    return (endOfHeader + 1)..<end
  }

  private func text(_ first: Int, _ last: Int) -> String {
    String(source[lines[first].start..<lines[max(first, last)].end])
  }

  private func closing(of opening: Int) -> Int? {
    var depth = 0
    for index in opening..<code.count {
      if "([{".contains(code[index]) { depth += 1 }
      if ")]}".contains(code[index]) { depth -= 1 }
      if depth == 0 { return index }
    }
    return nil
  }

  // MARK: Parameters

  private func parameters(
    in range: Range<Int>
  ) -> (list: [PythonFunction.Parameter], keywords: String?) {
    var list: [PythonFunction.Parameter] = []
    var keywords: String?
    for part in split(range, at: ",") {
      let start = part.first { !code[$0].isWhitespace } ?? part.upperBound
      let stars = code[start..<part.upperBound].prefix { $0 == "*" }.count
      let rest = (start + stars)..<part.upperBound
      let equals = split(rest, at: "=")
      let typed = split(equals.first ?? rest, at: ":")
      let name = text(typed.first ?? rest)
      guard name.wholeMatch(of: /[\p{L}_][\p{L}\p{N}_]*/) != nil else { continue }
      if stars == 2 {
        keywords = name
        continue
      }
      list.append(
        PythonFunction.Parameter(
          name: name, annotation: typed.count > 1 ? text(typed[1]) : nil,
          defaultValue: equals.count > 1 ? text(equals[1].lowerBound..<part.upperBound) : nil,
          isVariadic: stars == 1))
    }
    return (list, keywords)
  }

  /// Splits a range of the code at a character that is in no brackets.
  private func split(_ range: Range<Int>, at separator: Character) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var start = range.lowerBound
    var depth = 0
    for index in range {
      if "([{".contains(code[index]) { depth += 1 }
      if ")]}".contains(code[index]) { depth -= 1 }
      if depth == 0, code[index] == separator {
        parts.append(start..<index)
        start = index + 1
      }
    }
    parts.append(start..<range.upperBound)
    return parts
  }

  /// The source in a range, without comments and white space around it.
  private func text(_ range: Range<Int>) -> String {
    var kept = ""
    var isComment = false
    for index in range {
      // The mask has blanked the comment.
      if source[index] == "#", code[index] == " " { isComment = true }
      if source[index] == "\n" { isComment = false }
      if !isComment { kept.append(source[index]) }
    }
    return kept.trimmed
  }
}

extension String {
  fileprivate func distance(to index: Index) -> Int { distance(from: startIndex, to: index) }
}
