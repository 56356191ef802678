/// Puts the pieces of a lesson's Markdown into cells.
struct LessonAssembly {
  private(set) var cells: [Cell] = []
  private(set) var headings: [Heading] = []
  private(set) var faults: [LessonFault] = []
  private(set) var exercises: [ExerciseDraft] = []
  private(set) var hints: [HintDraft] = []
  private(set) var figures: [FenceInfo.Word] = []

  private let source: SourceText
  private var fragments: [Fragment] = []
  private var proseHeadings: [Heading] = []
  /// The first line that may belong to the next prose.
  private var nextLine: Int
  private var lastTitle: String?
  private var openHint: HintTag?
  private var summary = ""

  init(_ pieces: [Piece], of source: SourceText, fromLine line: Int) {
    self.source = source
    nextLine = line
    for piece in pieces { add(piece) }
    if let openHint { refuseUnclosed(openHint) }
    endProse()
  }

  private mutating func add(_ piece: Piece) {
    switch piece {
    case .html(let html): append(html)
    case .math(let formula, let position):
      fragments.append(.math(tex: formula.tex, display: formula.isDisplay, position))
    case .heading(let heading):
      headings.append(heading)
      guard openHint == nil else { return }
      proseHeadings.append(heading)
      lastTitle = heading.text
    case .code(let block): add(block)
    case .hintOpened(let tag):
      if let openHint { refuseUnclosed(openHint) }
      endProse()
      openHint = tag
    case .summaryEnded:
      summary = takeFragments().map { if case .html(let html) = $0 { html } else { "" } }.joined()
    case .hintClosed(let offset): endHint(at: offset)
    }
  }

  private mutating func append(_ html: String) {
    guard case .html(var text) = fragments.last else { return fragments.append(.html(html)) }
    // Taken out first, so that the text grows in place.
    fragments.removeLast()
    text += html
    fragments.append(.html(text))
  }

  // MARK: Code

  private mutating func add(_ block: CodeBlock) {
    let info = block.info
    if let words = info.unbraced, info.language == "figure" || words.text.contains(".exercise") {
      faults.append(
        LessonFault(
          "attributes stand in braces; write \(info.language) {\(words.text)}", at: words.position))
    } else if info.isMeantAsExercise {
      addExercise(block)
    } else if info.language == "figure" {
      addFigure(block)
    } else if info.language == "math" {
      fragments.append(.math(tex: block.source.trimmed, display: true, block.position))
    } else {
      let language = info.language.isEmpty ? info.classes.first?.text : info.language
      fragments.append(.code(source: block.source, language: language, block.position))
    }
  }

  private mutating func addExercise(_ block: CodeBlock) {
    beginCell("an exercise", at: block)
    let draft = block.info.exercise(from: block, under: lastTitle, faults: &faults)
    exercises.append(draft)
    if let exercise = draft.exercise { cells.append(.exercise(exercise)) }
  }

  private mutating func addFigure(_ block: CodeBlock) {
    beginCell("a figure", at: block)
    faults += block.info.faults
    for position in (block.info.classes + block.info.values.map(\.key)).map(\.position) {
      faults.append(
        LessonFault("a figure has an id alone; say the rest in its YAML", at: position))
    }
    do {
      if try readYAML(block.source, at: block.bodyPosition) == nil {
        faults.append(
          LessonFault("the figure is empty; say in YAML what to draw", at: block.position))
      }
    } catch {
      faults.append(error)
    }
    guard let id = block.info.ids.first, block.info.ids.count == 1 else {
      faults.append(
        LessonFault(
          "a figure has one id; write ```figure {#name}", at: block.info.brace ?? block.position))
      return
    }
    figures.append(id)
    cells.append(
      .figure(
        Figure(
          id: id.text, body: block.source, position: block.position,
          bodyPosition: block.bodyPosition)))
  }

  /// Ends what came before a cell that stands on its own.
  private mutating func beginCell(_ name: String, at block: CodeBlock) {
    if let hint = openHint {
      let line = source.position(of: hint.start).line
      faults.append(
        LessonFault(
          "\(name) stands in no hint; close the hint of line \(line) with </details> above it",
          at: block.position))
      openHint = nil
    }
    if !block.isTopLevel {
      faults.append(
        LessonFault(
          "\(name) stands in no list or quotation; begin its fence at the margin",
          at: block.position))
    }
    endProse()
    nextLine = block.lastLine + 1
  }

  // MARK: Prose and hints

  /// Takes what was gathered, without the empty lines at either end.
  private mutating func takeFragments() -> [Fragment] {
    defer { fragments = [] }
    var taken = fragments[...]
    if case .html(let html) = taken.last {
      taken.removeLast()
      if let last = html.lastIndex(where: { !$0.isNewline }) {
        taken.append(.html(html[...last] + "\n"))
      }
    }
    if case .html(let html) = taken.first {
      taken.removeFirst()
      let text = html.drop(while: \.isNewline)
      if !text.isEmpty { taken.insert(.html(String(text)), at: taken.startIndex) }
    }
    return Array(taken)
  }

  private mutating func endProse() {
    let taken = takeFragments()
    defer { proseHeadings = [] }
    guard !taken.isEmpty else { return }
    var line = nextLine
    while line < source.lineStarts.count,
      source.lineRange(line).allSatisfy({ source.bytes[$0].isSpace })
    {
      line += 1
    }
    let indentation = source.bytes[source.lineRange(line)].prefix(while: \.isSpace).count
    cells.append(
      .prose(
        Prose(
          fragments: taken, headings: proseHeadings,
          position: SourcePosition(line: line, column: indentation + 1))))
  }

  private mutating func endHint(at offset: Int) {
    guard let tag = openHint else { return }
    openHint = nil
    let draft = HintDraft(tag, at: source.position(of: tag.start), faults: &faults)
    let fragments = takeFragments()
    nextLine = source.position(of: offset).line + 1
    hints.append(draft)
    guard let exercise = draft.exercise, let level = draft.level else { return }
    cells.append(
      .hint(
        Hint(
          exercise: exercise, level: level, when: draft.when, summary: summary.trimmed,
          fragments: fragments, markdown: source.string(tag.end..<offset).trimmed,
          position: draft.position)))
  }

  private mutating func refuseUnclosed(_ hint: HintTag) {
    let position = source.position(of: hint.start)
    faults.append(
      LessonFault(
        "the hint that opens here is never closed; end it with a line </details>", at: position))
    hints.append(HintDraft(hint, at: position, faults: &faults))
    openHint = nil
  }
}

extension String {
  /// The text without spaces and line feeds at either end.
  fileprivate var trimmed: String {
    let end = lastIndex { !$0.isWhitespace }.map { index(after: $0) } ?? startIndex
    return String(self[..<end].drop(while: \.isWhitespace))
  }
}
