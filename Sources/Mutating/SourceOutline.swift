/// The declarations of a source text: which tokens belong to them, and where their names can be used.
struct SourceOutline {
  /// A constant, a variable or a parameter.
  struct Value {
    let name: String
    /// The indices of the lexemes among which the name can be used.
    let scope: Range<Int>
  }

  let lexemes: [Lexeme]
  /// The indices of the lexemes that belong to imports, declared names, types and signatures.
  private(set) var declaring: Set<Int> = []
  private(set) var values: [Value] = []
  /// The pairs of braces, by the index of the opening one.
  private var closing: [Int: Int] = [:]
  /// The opening braces of types.
  private var types: Set<Int> = []

  init(_ source: String) {
    lexemes = Lexeme.lexemes(of: source)
    var open: [Int] = []
    for (index, lexeme) in lexemes.enumerated() {
      if "{([".contains(lexeme.text) { open.append(index) }
      if "})]".contains(lexeme.text), let start = open.popLast() { closing[start] = index }
    }
    for (index, lexeme) in lexemes.enumerated() { read(lexeme.text, at: index) }
  }

  /// Whether a lexeme is in the body of a function or a closure.
  func isInCode(_ index: Int) -> Bool {
    enclosingBrace(of: index).map { !types.contains($0) } ?? false
  }

  /// Returns the index of the bracket that closes the one at an index, or the number of lexemes.
  func end(of bracket: Int) -> Int { closing[bracket] ?? lexemes.count }

  func text(_ index: Int) -> String {
    lexemes.indices.contains(index) ? lexemes[index].text : ""
  }

  private mutating func read(_ text: String, at index: Int) {
    guard !declaring.contains(index), self.text(index - 1) != "." else { return }
    switch text {
    case "import", "typealias", "associatedtype": declaring.formUnion(index..<lineEnd(from: index))
    case "func", "init", "subscript": readSignature(at: index)
    case "class", "struct", "enum", "actor", "protocol", "extension":
      guard lexemes.indices.contains(index + 1), lexemes[index + 1].kind == .name else { return }
      let body = next("{", from: index)
      declaring.formUnion(index..<body)
      types.insert(body)
    case "let", "var": readVariable(at: index)
    case "for": readPattern(from: index + 1, scope: loopBody(after: index))
    case "{": readClosureParameters(at: index)
    case "as", "is":
      declaring.formUnion(
        index...(["!", "?"].contains(self.text(index + 1)) ? index + 2 : index + 1))
    default: break
    }
    if text.hasPrefix("@"), self.text(index + 1) == "(",
      lexemes[index].range.upperBound == lexemes[index + 1].range.lowerBound
    {
      declaring.formUnion(index...end(of: index + 1))
    }
  }

  /// Reads a function's name, parameters and result.
  private mutating func readSignature(at index: Int) {
    let parameters = next("(", from: index)
    let isRequirement = next("{", from: end(of: parameters)) > lineEnd(from: end(of: parameters))
    let body =
      isRequirement
      ? lineEnd(from: end(of: parameters)) : next("{", from: end(of: parameters))
    declaring.formUnion(index..<min(body, lexemes.count))
    guard !isRequirement else { return }
    let scope = body..<end(of: body)
    var depth = 0
    for place in parameters..<end(of: parameters) {
      if "([{<".contains(text(place)) { depth += 1 }
      if ")]}>".contains(text(place)) { depth -= 1 }
      if depth == 1, text(place) == ":", lexemes[place - 1].kind == .name {
        values.append(Value(name: text(place - 1), scope: scope))
      }
    }
  }

  /// Reads the names that `let` or `var` declares, and their type.
  private mutating func readVariable(at index: Int) {
    let enclosing = enclosingBrace(of: index)
    let isMember = enclosing.map(types.contains) ?? true
    let begin = isMember ? (enclosing ?? 0) : initializerEnd(from: index)
    let scope = begin..<max(begin, enclosing.map(end) ?? lexemes.count)
    readPattern(from: index + 1, scope: scope)
  }

  /// Returns the index after the first line of a local variable's initial value, or that of a brace or
  /// semicolon on this line.
  private func initializerEnd(from start: Int) -> Int {
    let end = lineEnd(from: start)
    return lexemes[start..<end].firstIndex { $0.text == "{" || $0.text == ";" } ?? end
  }

  /// Reads a name or a tuple of names, and a type after it.
  private mutating func readPattern(from start: Int, scope: Range<Int>) {
    var place = start
    let last = text(start) == "(" ? end(of: start) : start
    while place <= last, place < lexemes.count {
      declaring.insert(place)
      if lexemes[place].kind == .name {
        values.append(Value(name: text(place), scope: max(scope.lowerBound, 0)..<scope.upperBound))
      }
      place += 1
    }
    guard text(place) == ":" else { return }
    let line = lexemes[place].line
    while place < lexemes.count, lexemes[place].line == line,
      !["=", "{", "in"].contains(text(place))
    {
      declaring.insert(place)
      place += 1
    }
  }

  /// Reads the parameters before the `in` of a closure.
  private mutating func readClosureParameters(at index: Int) {
    guard !types.contains(index) else { return }
    let line = lexemes[index].line
    let header = lexemes[(index + 1)...].prefix { lexeme in
      lexeme.line == line && !["in", "{", "}", "="].contains(lexeme.text)
        && (lexeme.kind != .keyword || ["_", "inout"].contains(lexeme.text))
    }
    guard text(header.endIndex) == "in" else { return }
    declaring.formUnion(header.indices)
    for place in header.indices where lexemes[place].kind == .name && text(place - 1) != ":" {
      values.append(Value(name: text(place), scope: header.endIndex..<end(of: index)))
    }
  }

  /// Returns the lexemes of the body of a `for` loop.
  private func loopBody(after index: Int) -> Range<Int> {
    let body = next("{", from: index)
    return body..<max(body, end(of: body))
  }

  /// Returns the index of the first lexeme with a text, outside of parentheses and square brackets.
  private func next(_ text: String, from start: Int) -> Int {
    var index = start
    while index < lexemes.count, self.text(index) != text {
      index = "([".contains(self.text(index)) && text != "(" ? end(of: index) + 1 : index + 1
    }
    return index
  }

  private func lineEnd(from start: Int) -> Int {
    guard start < lexemes.count else { return lexemes.count }
    return lexemes[start...].firstIndex { $0.line > lexemes[start].line } ?? lexemes.count
  }

  private func enclosingBrace(of index: Int) -> Int? {
    closing.filter { text($0.key) == "{" && $0.key < index && index < $0.value }.keys.max()
  }
}
