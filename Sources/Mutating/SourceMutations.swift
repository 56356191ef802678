/// All mutants of a source text that differ from it in one token or one statement.
///
/// Tokens of imports, comments, string literals, signatures and types stay, and so do declared names.
/// The source is read without a compiler, so some mutants do not compile.
package struct SourceMutations {
  /// In the order of their positions.
  package private(set) var all: [SourceMutation] = []

  let outline: SourceOutline
  private let bytes: [UInt8]

  var lexemes: [Lexeme] { outline.lexemes }

  package init(of source: String) {
    outline = SourceOutline(source)
    bytes = Array(source.utf8)
    let names = ExchangeableNames(in: outline)
    for index in lexemes.indices where !outline.declaring.contains(index) {
      if let statement = deletableStatement(at: index) {
        add(deleting: statement)
      }
      switch lexemes[index].kind {
      case .operator: mutateOperator(at: index)
      case .number: replace(index, with: Self.numbers(near: lexemes[index].text))
      case .keyword: replace(index, with: Self.keywords[lexemes[index].text] ?? [])
      case .name: replace(index, with: names.alternatives(at: index))
      case .punctuation, .other: break
      }
      if canBeNegated(index) { insert("-", before: index) }
    }
    var seen: Set<SourceMutation> = []
    all = all.filter { seen.insert($0).inserted }
  }

  // MARK: Adding mutations

  private mutating func replace(_ index: Int, with texts: [String]) {
    let lexeme = lexemes[index]
    for text in texts where text != lexeme.text {
      all.append(
        SourceMutation(
          line: lexeme.line, column: lexeme.column, range: lexeme.range, original: lexeme.text,
          replacement: text))
    }
  }

  private mutating func insert(_ text: String, before index: Int) {
    let lexeme = lexemes[index]
    let start = lexeme.range.lowerBound
    all.append(
      SourceMutation(
        line: lexeme.line, column: lexeme.column, range: start..<start, original: "",
        replacement: text))
  }

  private mutating func add(deleting statement: Range<Int>) {
    let first = lexemes[statement.lowerBound]
    let range = first.range.lowerBound..<lexemes[statement.upperBound - 1].range.upperBound
    all.append(
      SourceMutation(
        line: first.line, column: first.column, range: range,
        original: String(decoding: bytes[range], as: UTF8.self), replacement: ""))
  }

  // MARK: Operators

  private mutating func mutateOperator(at index: Int) {
    let text = lexemes[index].text
    if isBinary(index) {
      for group in Self.operators where group.contains(text) { replace(index, with: group) }
      if text == "=" ? isAssignment(index) : Self.assignments.contains(text) {
        replace(index, with: Self.assignments)
      }
    } else if ["-", "!"].contains(text), isPrefix(index) {
      replace(index, with: [""])
    }
  }

  /// The operators that are exchanged with each other.
  private static let operators = [
    ["+", "-", "*", "/"], ["<", "<=", ">", ">=", "==", "!="], ["&&", "||"], ["..<", "..."],
  ]

  private static let assignments = ["=", "+=", "-=", "*=", "/="]

  private static let keywords = [
    "true": ["false"], "false": ["true"], "break": ["continue"], "continue": ["break"],
  ]
}
