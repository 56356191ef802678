/// Sorts the parts of a lesson's Markdown into cells.
struct LessonAssembly {
  private(set) var cells: [Cell] = []
  private(set) var headings: [Heading] = []
  private(set) var faults: [LessonFault] = []
  private(set) var exercises: [ExerciseDraft] = []
  private(set) var hints: [HintDraft] = []
  private(set) var figures: [FenceInfo.Word] = []
  private(set) var experiments: [ExperimentDraft] = []

  private let source: SourceText
  private var blocks: [Block] = []
  private var blockHeadings: [Heading] = []
  /// The first line that may belong to the next prose.
  private var nextLine: Int
  private var lastTitle: String?
  private var openHint: HintTag?

  init(_ elements: [ParsedMarkdown.Element], of source: SourceText, fromLine line: Int) {
    self.source = source
    nextLine = line
    for element in elements { add(element) }
    if let openHint { refuseUnclosed(openHint) }
    endProse()
  }

  private mutating func add(_ element: ParsedMarkdown.Element) {
    switch element {
    case .block(let block, let headings):
      blocks.append(block)
      self.headings += headings
      guard openHint == nil else { return }
      blockHeadings += headings
      lastTitle = headings.last?.text ?? lastTitle
    case .cell(let block): addCell(block)
    case .hintOpened(let tag):
      if let openHint { refuseUnclosed(openHint) }
      endProse()
      openHint = tag
    case .hintClosed(let offset): endHint(at: offset)
    }
  }

  // MARK: Cells from code

  private mutating func addCell(_ block: CodeBlock) {
    if let words = block.info.unbracedAttributes {
      faults.append(
        LessonFault(
          "attributes stand in braces; write \(block.info.language) {\(words.text)}",
          at: words.position))
    } else if block.info.isMeantAsExperiment {
      addExperiment(block)
    } else if block.info.isMeantAsExercise {
      addExercise(block)
    } else {
      addFigure(block)
    }
  }

  private mutating func addExercise(_ block: CodeBlock) {
    beginCell("an exercise", at: block)
    let draft = block.info.exercise(from: block, under: lastTitle, faults: &faults)
    exercises.append(draft)
    if let exercise = draft.exercise { cells.append(.exercise(exercise)) }
  }

  private mutating func addExperiment(_ block: CodeBlock) {
    beginCell("an experiment", at: block)
    let draft = block.info.experiment(from: block, under: lastTitle, faults: &faults)
    experiments.append(draft)
    if let experiment = draft.experiment { cells.append(.experiment(experiment)) }
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

  /// Ends the open cells before a separate cell.
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

  private mutating func endProse() {
    defer { (blocks, blockHeadings) = ([], []) }
    guard !blocks.isEmpty else { return }
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
          blocks: blocks, headings: blockHeadings,
          position: SourcePosition(line: line, column: indentation + 1))))
  }

  private mutating func endHint(at offset: Int) {
    guard let tag = openHint else { return }
    openHint = nil
    let draft = HintDraft(tag, at: source.position(of: tag.start), faults: &faults)
    let content = blocks
    blocks = []
    nextLine = source.position(of: offset).line + 1
    hints.append(draft)
    guard let exercise = draft.exercise, let level = draft.level else { return }
    cells.append(
      .hint(
        Hint(
          exercise: exercise, level: level, when: draft.when,
          summary: (tag.summary ?? "").trimmed, blocks: content, position: draft.position)))
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
