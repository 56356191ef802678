internal import Courses
internal import Foundation

/// Turns a notebook's cells into parts of a lesson, one after the other.
struct NotebookConversion {
  /// A part of the lesson's text.
  struct Part: Sendable {
    let cell: Int
    var text: String
    /// The id of an exercise; nil for prose and code.
    var exercise: String?
  }

  private(set) var parts: [Part] = []
  private(set) var solutions: [LessonNote] = []
  private(set) var tests: [LessonNote] = []
  private(set) var tasks: [AuthorTask] = []
  private(set) var images: ImageStore
  /// The exercises in the order of the lesson.
  private(set) var exercises: [ImportedExercise] = []
  /// The title that a raw cell with YAML gives.
  private(set) var title: String?

  private let notebook: Notebook
  private let module: String
  private var names = ExerciseNames()
  private var symbols = SwiftSymbols()
  /// The nearest heading, and whether an exercise already follows it.
  private var heading: (text: String, isUsed: Bool)?
  private var question: QuestionMark?
  /// The index of the question's exercise.
  private var questionExercise: Int?
  /// The open parts of Otter's question.
  private var openParts: Set<QuestionMark.Part> = []

  /// The most exercises of a lesson.
  private static let mostExercises = 500

  init(_ notebook: Notebook, module: String, folder: URL?) {
    self.notebook = notebook
    self.module = module
    images = ImageStore(folder: folder)
  }

  private mutating func note(_ message: String, _ cell: NotebookCell) {
    tasks.append(AuthorTask(place: "cell \(cell.number)", message: message))
  }

  mutating func add(_ cell: NotebookCell) throws(ReportedFault) {
    switch cell.kind {
    case .markdown: try addMarkdown(cell)
    case .code: addCode(cell)
    case .raw(let format): try addRaw(cell, format: format)
    }
  }

  // MARK: Markdown

  private mutating func addMarkdown(_ cell: NotebookCell) throws(ReportedFault) {
    var cell = cell
    let (marks, rest) = QuestionMark.taking(from: cell.source)
    for mark in marks { apply(mark) }
    cell.source = rest
    let first = rest.split(separator: "\n").first { !$0.allSatisfy(\.isWhitespace) } ?? ""
    let isSolution =
      openParts.contains(.solution) || !cell.tags.isDisjoint(with: ["solution", "answer"])
      || first.contains(/^\W*SOLUTION\b\W*$/.ignoresCase())
      || first.contains(/^\*{1,3}(?:SOLUTION|ANSWER)\b/.ignoresCase())
    let placeholder = /YOUR ANSWER HERE|TYPE YOUR ANSWER|WRITE YOUR ANSWER/.ignoresCase()
    if openParts.contains(.tests) {
      return addTest(cell, language: nil)
    }
    if isSolution || (cell.grading?.isSolution == true && !rest.contains(placeholder)) {
      let marked = SolutionMarks(rest, gap: "")
      if !marked.isMarked || marked.isUnbalanced || isSolution {
        return addSolution(rest, language: nil, cell)
      }
    }
    let marked = SolutionMarks(rest, gap: "")
    if marked.isMarked {
      addSolution(rest, language: nil, cell)
      if marked.isUnbalanced { note("a mark of a solution has no partner: look at the text", cell) }
      cell.source = marked.visible
    }
    if rest.contains(placeholder) {
      note("the students answer in words here: make an exercise of it, or take it out", cell)
    }
    let markdown = MarkdownImport(cell, images: &images)
    if let fault = markdown.faults.first {
      throw ReportedFault(.lesson, "\(notebook.file): error: cell \(cell.number): \(fault).")
    }
    for remark in markdown.remarks { note(remark, cell) }
    for solution in markdown.solutions { addSolution(solution, language: nil, cell) }
    if markdown.hints > 0 {
      note(
        "a hint is plain text: write <details data-hint=\"EXERCISE\" data-level=\"1\"> to show it on "
          + "demand", cell)
    }
    guard !markdown.text.isEmpty else { return }
    parts.append(Part(cell: cell.number, text: markdown.text))
    if let last = Headings.last(in: markdown.text) { heading = (last, false) }
  }

  private mutating func addSolution(_ text: String, language: String?, _ cell: NotebookCell) {
    let owner = questionExercise ?? exercises.indices.last
    solutions.append(
      LessonNote(
        exercise: owner.map { exercises[$0].name.id }, cell: cell.number, language: language,
        text: text.withoutOuterBlankLines))
  }

  private mutating func addTest(_ cell: NotebookCell, language: String?) {
    let owner = questionExercise ?? exercises.indices.last
    tests.append(
      LessonNote(
        exercise: owner.map { exercises[$0].name.id }, cell: cell.number, language: language,
        text: cell.source.withoutOuterBlankLines))
    if let owner, let points = cell.grading?.points { exercises[owner].points += points }
  }

  // MARK: Raw cells

  private mutating func addRaw(_ cell: NotebookCell, format: String?) throws(ReportedFault) {
    if let mark = QuestionMark(rawCell: cell.source) { return apply(mark) }
    guard !cell.source.allSatisfy(\.isWhitespace) else { return }
    if openParts.contains(.tests) { return addTest(cell, language: "text") }
    if openParts.contains(.solution) || cell.tags.contains("solution") {
      return addSolution(cell.source, language: "text", cell)
    }
    if parts.isEmpty, cell.source.trimmed.hasPrefix("---") {
      let found = cell.source.firstMatch(of: /(?:^|\n)title:\s*["']?(.+?)["']?\s*(?:\n|$)/)
      title = found.map { String($0.1) } ?? title
      note("the raw cell with settings for a converter was left out", cell)
      return
    }
    let language: String
    switch format ?? "" {
    case "text/markdown", "text/html", "html", "markdown": return try addMarkdown(cell)
    case "text/latex", "latex", "pdf": language = "latex"
    case "text/restructuredtext", "rst": language = "rst"
    case "text/x-python", "python": language = "python"
    default: language = "text"
    }
    note("a raw cell is shown as it is written: make it Markdown, or take it out", cell)
    parts.append(
      Part(cell: cell.number, text: cell.source.withoutOuterBlankLines.fenced(language)))
  }

  /// Goes into a part of an Otter question, or out of it.
  private mutating func apply(_ mark: QuestionMark) {
    switch mark.part {
    case .assignment: return
    case .question:
      question = mark.isBeginning ? mark : nil
      questionExercise = nil
      openParts = []
    case .prompt, .solution, .tests:
      if mark.isBeginning { openParts.insert(mark.part) } else { openParts.remove(mark.part) }
    }
  }

  // MARK: Code

  private mutating func addCode(_ cell: NotebookCell) {
    var language = cell.language ?? notebook.language
    if language.hasPrefix("ipython") { language = "python" }
    guard !cell.source.allSatisfy(\.isWhitespace) else { return }
    if openParts.contains(.tests) || TestMarks.isTest(cell) {
      return addTest(cell, language: language)
    }
    if TestMarks.isGraderCall(cell.source) {
      return note("a call of an autograder was left out", cell)
    }
    if cell.source.trimmed.uppercased().firstMatch(of: /^#+\s*(?:ASSIGNMENT CONFIG|IGNORE\b)/)
      != nil
    {
      return note("a cell with settings of an autograder was left out", cell)
    }
    var source = cell.source
    if GapSearch.isPython(language) {
      let magics = Magics(source)
      if !magics.dropped.isEmpty {
        let lines = magics.dropped.prefix(5).map { String($0.prefix(60)) }.joined(separator: ", ")
        note("left out, as Swift has no such commands: \(lines)", cell)
      }
      source = magics.source
      language = magics.language ?? language
    }
    source = source.withoutOuterBlankLines
    guard !source.isEmpty else { return }
    addCode(source, language: language, cell)
  }

  private mutating func addCode(_ source: String, language: String, _ cell: NotebookCell) {
    let comment = ["swift", "javascript", "c", "c++", "cpp", "java", "rust", "go"].contains(
      language)
    let gap = comment ? "// YOUR CODE HERE" : "# YOUR CODE HERE"
    let marked = SolutionMarks(source, gap: gap)
    let hasGap = GapSearch.hasGap(source, language: language)
    if marked.isUnbalanced {
      note("a mark of a solution has no partner: the whole cell counts as a solution", cell)
    }
    if marked.isMarked {
      if openParts.contains(.solution), questionExercise != nil {
        return addSolution(source, language: language, cell)
      }
      addExercise(marked.visible, original: source, language: language, cell)
      return addSolution(source, language: language, cell)
    }
    let isWhole =
      openParts.contains(.solution) || (cell.grading?.isSolution == true && !hasGap)
      || !cell.tags.isDisjoint(with: ["solution", "answer"])
    if isWhole {
      if questionExercise == nil, !cell.tags.contains("solution"), !cell.tags.contains("answer") {
        addExercise(gap, original: source, language: language, cell)
      }
      return addSolution(source, language: language, cell)
    }
    if hasGap || cell.grading?.isSolution == true {
      addExercise(source, original: source, language: language, cell)
    } else {
      parts.append(Part(cell: cell.number, text: source.fenced(language)))
    }
  }

  private mutating func addExercise(
    _ visible: String, original: String, language: String, _ cell: NotebookCell
  ) {
    guard exercises.count < Self.mostExercises else {
      note("a lesson has at most \(Self.mostExercises) exercises: this one is plain code", cell)
      parts.append(Part(cell: cell.number, text: visible.fenced(language)))
      return
    }
    let assigned = visible.firstMatch(of: /(?:^|\n)\s*(\w+)\s*=\s*(?:\.\.\.|…|None\b|_{3,})/)
      .map { String($0.1) }
    let declarations = Self.declarations(
      in: visible, original: original, language: language, isAssignment: assigned != nil)
    let declared =
      declarations.first?.name
      ?? visible.firstMatch(of: /(?:^|\n)\s*(?:func|function|class)\s+(\w+)/).map { String($0.1) }
    let graded = cell.grading?.name.flatMap { name in
      name.contains(/^cell-[0-9a-f]{6,}$/) ? nil : name
    }
    let isFree = heading.map { !$0.isUsed } ?? false
    let name = names.name(
      from: [question?.name, declared, graded, isFree ? heading?.text : nil, assigned, "exercise"])
    let title =
      isFree ? heading?.text : declared ?? question?.name ?? graded ?? assigned ?? heading?.text
    heading?.isUsed = true
    let stub =
      declarations.isEmpty
      ? SwiftStub(withoutDeclaration: name.function, exercise: name.id, symbols: &symbols)
      : SwiftStub(declarations, exercise: name.id, symbols: &symbols)
    let exercise = ImportedExercise(
      name: name, title: title ?? "Exercise \(exercises.count + 1)",
      code: visible, language: language, declarations: stub,
      points: question?.points ?? cell.grading?.points ?? 0)
    questionExercise = question == nil ? nil : exercises.count
    exercises.append(exercise)
    parts.append(Part(cell: cell.number, text: "", exercise: name.id))
    note(
      "the exercise `\(name.id)`: \(stub.task); write its solution in "
        + "Solutions/\(module)/\(name.file) and its checks", cell)
  }

  /// Returns the functions and classes of a cell that students are to write: those with a gap, or else
  /// all. Where the gap is in none of them, there are none.
  private static func declarations(
    in visible: String, original: String, language: String, isAssignment: Bool
  ) -> [PythonDeclaration] {
    guard GapSearch.isPython(language) else { return [] }
    let all = PythonDeclaration.all(in: visible)
    // A solution without marks is left out as a whole, but what it declares is known.
    guard !all.isEmpty else { return isAssignment ? [] : PythonDeclaration.all(in: original) }
    let withGap = all.filter { GapSearch.hasGap($0.text, language: language) }
    if !withGap.isEmpty { return withGap }
    return isAssignment ? [] : all
  }
}
