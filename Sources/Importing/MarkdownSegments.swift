internal import LessonReading

/// A part of a Markdown text.
enum MarkdownSegment {
  case text(String)
  /// Code, a comment or another text in which nothing is markup.
  case code(String)
  /// A tag of raw HTML.
  case tag(String)
  case formula(NotebookFormula)

  /// The text of the notebook.
  var source: String {
    switch self {
    case .text(let text), .code(let text), .tag(let text): text
    case .formula(let formula): formula.source
    }
  }
}

/// A formula as Jupyter reads it, with MathJax.
struct NotebookFormula {
  /// The formula with its delimiters.
  let source: String
  let tex: String
  let isDisplay: Bool
  /// The text of the line before the formula.
  let before: String
  /// The text of the line behind the formula.
  let after: String
}

/// Divides Markdown into text, code, tags and formulas.
///
/// Jupyter takes formulas out before it reads Markdown, so a formula may contain blank lines and
/// characters that would be markup elsewhere.
struct MarkdownSegments {
  private(set) var segments: [MarkdownSegment] = []
  /// Whether a `$$` has no end.
  private(set) var hasUnclosedFormula = false

  private let characters: [Character]
  /// For each line, whether it is code.
  private let isCode: [Bool]
  private var index = 0
  private var line = 0
  private var text = ""

  init(_ source: String) {
    characters = Array(source)
    var isCode = Array(repeating: false, count: characters.count { $0 == "\n" } + 1)
    for block in MarkdownOutline(of: source).blocks where block.kind != .html {
      for line in block.lines where isCode.indices.contains(line) { isCode[line] = true }
    }
    self.isCode = isCode
    while index < characters.count { step() }
    flush()
  }

  private mutating func flush() {
    if !text.isEmpty { segments.append(.text(text)) }
    text = ""
  }

  private var isAtLineStart: Bool { index == 0 || characters[index - 1] == "\n" }

  private mutating func step() {
    if isAtLineStart, isCode[line] { return takeCodeLines() }
    switch characters[index] {
    case "\\": takeBackslash()
    case "`": takeCodeSpan()
    case "<": takeHTML()
    case "$": takeDollars()
    default: take(1)
    }
  }

  /// Adds characters to the text.
  private mutating func take(_ count: Int) {
    let end = min(index + count, characters.count)
    text.append(contentsOf: characters[index..<end])
    advance(to: end)
  }

  private mutating func advance(to end: Int) {
    line += characters[index..<end].count { $0 == "\n" }
    index = end
  }

  private mutating func add(_ segment: MarkdownSegment, to end: Int) {
    flush()
    segments.append(segment)
    advance(to: end)
  }

  private mutating func takeCodeLines() {
    var end = index
    var last = line
    while end < characters.count, isCode[last] {
      end = characters[end...].firstIndex(of: "\n").map { $0 + 1 } ?? characters.count
      last += 1
    }
    add(.code(String(characters[index..<end])), to: end)
  }

  private func starts(with text: String, at index: Int) -> Bool {
    characters[index...].starts(with: text)
  }

  /// Finds a text before the end of the paragraph, or of the cell where blank lines are allowed.
  private func find(
    _ needle: String, from start: Int, acrossBlankLines: Bool = false, skipsEscapes: Bool = false
  ) -> Int? {
    var index = start
    while index < characters.count {
      if starts(with: needle, at: index) { return index }
      if skipsEscapes, characters[index] == "\\" {
        index += 2
        continue
      }
      if !acrossBlankLines, characters[index] == "\n" {
        let rest = characters[(index + 1)...].prefix { $0 == " " || $0 == "\t" }
        let next = index + 1 + rest.count
        if next >= characters.count || characters[next] == "\n" { return nil }
      }
      index += 1
    }
    return nil
  }

  private mutating func takeCodeSpan() {
    let run = characters[index...].prefix { $0 == "`" }.count
    var start = index + run
    let fence = String(repeating: "`", count: run)
    while let end = find(fence, from: start) {
      let length = characters[end...].prefix { $0 == "`" }.count
      if length == run { return add(.code(String(characters[index..<end + run])), to: end + run) }
      start = end + length
    }
    take(run)
  }

  private mutating func takeHTML() {
    if starts(with: "<!--", at: index) {
      let end = find("-->", from: index + 4, acrossBlankLines: true).map { $0 + 3 }
      let comment = String(characters[index..<(end ?? characters.count)])
      return add(.code(end == nil ? comment + " -->" : comment), to: end ?? characters.count)
    }
    let name = characters[(index + 1)...].prefix { $0.isLetter || $0.isNumber }
    for raw in ["pre", "script", "style", "textarea"] where String(name).lowercased() == raw {
      var end = index
      while end < characters.count {
        let closing = String(characters[end..<min(end + raw.count + 2, characters.count)])
        if closing.lowercased() == "</\(raw)" { break }
        end += 1
      }
      let isClosed = end < characters.count
      let bracket = characters[end...].firstIndex(of: ">").map { $0 + 1 } ?? characters.count
      let source = String(characters[index..<bracket]) + (isClosed ? "" : "\n</\(raw)>")
      return add(raw == "pre" ? .code(source) : .tag(source), to: bracket)
    }
    let behind = characters[(index + 1 + name.count)...].first ?? " "
    let isTag =
      (!name.isEmpty && (behind.isWhitespace || "/>-".contains(behind)))
      || (starts(with: "</", at: index)
        && characters[(index + 2)...].first?.isLetter == true)
    guard isTag else { return take(1) }
    var quote: Character?
    for end in index..<characters.count {
      let character = characters[end]
      if let open = quote {
        if character == open { quote = nil }
      } else if character == ">" {
        return add(.tag(String(characters[index...end])), to: end + 1)
      } else if character == "\"" || character == "'", characters[end - 1] == "=" {
        quote = character
      } else if character == "<", end > index {
        break
      }
    }
    take(1)
  }

  // MARK: Formulas

  private mutating func takeBackslash() {
    for (opening, closing, isDisplay) in [
      (#"\\("#, #"\\)"#, false), (#"\\["#, #"\\]"#, true), (#"\("#, #"\)"#, false),
      (#"\["#, #"\]"#, true),
    ] where starts(with: opening, at: index) {
      let start = index + opening.count
      guard let end = find(closing, from: start, acrossBlankLines: isDisplay) else { continue }
      let tex = String(characters[start..<end])
      // Markdown alone makes a bracket of `\(`.
      let isTeX = tex.contains { "\\_^=".contains($0) }
      if opening.count == 3 || isTeX {
        return addFormula(tex, isDisplay: isDisplay, to: end + closing.count)
      }
    }
    if starts(with: #"\begin{"#, at: index), let brace = find("}", from: index) {
      let name = String(characters[(index + 7)..<brace])
      if let end = endOfEnvironment(name, from: brace) {
        return addFormula(String(characters[index..<end]), isDisplay: true, to: end)
      }
    }
    take(2)
  }

  private func endOfEnvironment(_ name: String, from start: Int) -> Int? {
    var depth = 1
    var index = start
    let (opening, closing) = (#"\begin{\#(name)}"#, #"\end{\#(name)}"#)
    while index < characters.count {
      if starts(with: opening, at: index) { depth += 1 }
      if starts(with: closing, at: index) { depth -= 1 }
      if depth == 0 { return index + closing.count }
      index += 1
    }
    return nil
  }

  private mutating func takeDollars() {
    let run = characters[index...].prefix { $0 == "$" }.count
    if run > 2 { return take(run) }
    if run == 2 {
      guard let end = find("$$", from: index + 2, acrossBlankLines: true, skipsEscapes: true) else {
        hasUnclosedFormula = true
        text += #"\$\$"#
        return advance(to: index + 2)
      }
      let tex = String(characters[(index + 2)..<end])
      if tex.trimmed.isEmpty { return take(end + 2 - index) }
      return addFormula(tex, isDisplay: true, to: end + 2)
    }
    if starts(with: "$`", at: index), let end = find("`$", from: index + 2) {
      return addFormula(String(characters[(index + 2)..<end]), isDisplay: false, to: end + 2)
    }
    guard let end = find("$", from: index + 1, skipsEscapes: true) else { return take(1) }
    let tex = String(characters[(index + 1)..<end])
    let next = end + 1 < characters.count ? characters[end + 1] : " "
    if tex.trimmed.isEmpty || isPrice(tex, next: next) { return take(1) }
    addFormula(tex, isDisplay: false, to: end + 1)
  }

  /// Whether the text between two dollar signs is an amount and words, as in `$5 and $10`.
  private func isPrice(_ tex: String, next: Character) -> Bool {
    guard tex.first?.isNumber == true, !tex.contains("\\") else { return false }
    return next.isNumber || (tex.last?.isWhitespace == true && tex.contains(/[A-Za-z]{2,}/))
  }

  private mutating func addFormula(_ tex: String, isDisplay: Bool, to end: Int) {
    let lineStart = characters[..<index].lastIndex(of: "\n").map { $0 + 1 } ?? 0
    let lineEnd = characters[end...].firstIndex(of: "\n") ?? characters.count
    let formula = NotebookFormula(
      source: String(characters[index..<end]), tex: tex, isDisplay: isDisplay,
      before: String(characters[lineStart..<index]), after: String(characters[end..<lineEnd]))
    add(.formula(formula), to: end)
  }
}
