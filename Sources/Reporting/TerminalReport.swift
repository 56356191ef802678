internal import Checking
package import Grading
internal import LessonReading
internal import Rainbow
internal import VisibleText

/// A graded lesson for a person at a terminal: the verdict on each exercise, what to fix first in
/// each and where, and last the score.
///
/// No verdict is expressed by colour alone. Control characters in a student's text are made
/// visible.
package struct TerminalReport: Sendable {
  private let graded: GradedLesson
  private let exercisesFolder: String
  private let reportPath: String?
  private let page: TerminalText

  /// Creates a report.
  ///
  /// - Parameters:
  ///   - graded: The graded lesson.
  ///   - exercisesFolder: The submission's folder as the student would write it, such as
  ///     `Lessons/Optimizers/Exercises`.
  ///   - reportPath: Where the HTML page was written, if it was.
  ///   - width: The columns of the terminal.
  ///   - colour: Whether to use colours: on a terminal, and without `NO_COLOR`.
  ///   - links: Whether to make the report's path a link: on a terminal only.
  package init(
    _ graded: GradedLesson, exercisesFolder: String, reportPath: String? = nil, width: Int = 80,
    colour: Bool = false, links: Bool = false
  ) {
    self.graded = graded
    self.exercisesFolder = exercisesFolder
    self.reportPath = reportPath
    page = TerminalText(width: width, colour: colour, links: links)
  }

  /// The report, which ends with a line feed.
  package var text: String {
    let blocks = [heading + overview, remarks] + faults + nextSteps + printed + [ending]
    return blocks.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") + "\n" }
      .joined(separator: "\n")
  }

  private var heading: [String] {
    page.wrapped(graded.lesson.title).map { page.painted($0, Style.bold) } + [""]
  }

  /// One line for each exercise.
  private var overview: [String] {
    let longest = graded.exercises.map { $0.status.word.count }.max() ?? 0
    let widest = graded.exercises.map { points(of: $0).count }.max() ?? 0
    // The mark, and two spaces before it and on both sides of the title.
    let room = max(page.width - longest - widest - 8, 4)
    return graded.exercises.flatMap { exercise in
      let status = exercise.status
      let verdict = "\(status.mark) \(status.word.padded(to: longest))"
      let title = exercise.exercise.title.cut(to: room).padded(to: room)
      let line =
        "  \(page.painted(verdict, status.colour))  \(title)  \(points(of: exercise))"
      return [line] + conventionLines(of: exercise, indent: longest + 6)
        + measureLines(of: exercise, indent: longest + 6)
    }
  }

  private func points(of exercise: GradedExercise) -> String {
    "\(exercise.score)/\(exercise.maxScore)\(exercise.exercise.isBonus ? " bonus" : "")"
  }

  private func conventionLines(of exercise: GradedExercise, indent: Int) -> [String] {
    guard exercise.status == .passed, let convention = exercise.convention else { return [] }
    return page.wrapped(convention.sentence, indent: indent).map { page.painted($0, Style.dim) }
  }

  /// The measured result of an exercise that passed, and the condition for more points.
  private func measureLines(of exercise: GradedExercise, indent: Int) -> [String] {
    guard exercise.status == .passed, exercise.checks.contains(where: { $0.measure != nil }) else {
      return []
    }
    return page.wrapped(exercise.message.madeVisible, indent: indent)
      .map { page.painted($0, Style.dim) }
  }

  private var remarks: [String] {
    graded.remarks.flatMap { page.wrapped($0.madeVisible) }
  }

  /// The faulty checks: each reason once, with the exercises that it concerns.
  private var faults: [[String]] {
    let faulty = graded.exercises.filter { $0.status == .faulty }
    var reasons: [String] = []
    for exercise in faulty where !reasons.contains(exercise.message) {
      reasons.append(exercise.message)
    }
    return reasons.map { reason in
      let titles = faulty.filter { $0.message == reason }.map(\.exercise.title)
      return page.wrapped("\(titles.joined(separator: ", ")): \(Verdict.faulty.word)")
        .map { page.painted($0, Style.bold, Verdict.faulty.colour) }
        + page.wrapped(reason.madeVisible, indent: 2)
    }
  }

  /// The next actions: the first thing to fix in detail, the others briefly.
  private var nextSteps: [[String]] {
    switch NextStep(graded) {
    case .fix(let first):
      let others = graded.exercises.filter(\.needsFixing).dropFirst()
      return [fixing(first)] + (others + graded.exercises.filter(\.isBegun)).map(mentioning)
    case .start(let exercise):
      let file = path(of: exercise)
      let others = graded.exercises.allSatisfy { $0.status == .notAttempted }
      let verb =
        exercise.isBegun
        ? "Next: go on with"
        : others ? "Start with" : exercise.exercise.isBonus ? "For a bonus:" : "Next:"
      let time = exercise.exercise.minutes.map { ", about \($0) minutes" } ?? ""
      return graded.exercises.filter(\.isBegun).map(mentioning)
        + [page.wrapped("\(verb) \(file) (\(exercise.exercise.title)\(time)).")]
    case .done:
      return []
    }
  }

  private func fixing(_ exercise: GradedExercise) -> [String] {
    heading(of: exercise)
      + exercise.account.flatMap { page.wrapped($0.madeVisible, indent: 2) }
      + exercise.formulas.flatMap { FormulaText($0).lines(on: page) }
      + [place(of: exercise)] + (SourceExcerpt(exercise)?.lines(on: page) ?? [])
      + (PrintedOutput(exercise)?.text(on: page) ?? [])
  }

  /// The printed output of all exercises but the first to fix.
  private var printed: [[String]] {
    var first: String?
    if case .fix(let exercise) = NextStep(graded) { first = exercise.exercise.id }
    return graded.exercises.filter { $0.exercise.id != first }.compactMap { exercise in
      PrintedOutput(exercise).map { output in
        page.wrapped("\(exercise.exercise.title): \(exercise.status.word)") + output.text(on: page)
      }
    }
  }

  private func mentioning(_ exercise: GradedExercise) -> [String] {
    let message = page.wrapped(exercise.message.madeVisible, indent: 2)
    let shown = message.prefix(Self.mostLines)
    let last =
      shown.count < message.count ? shown.last.map { [$0.cut(to: page.width - 1) + "…"] } : nil
    return heading(of: exercise) + (last.map { shown.dropLast() + $0 } ?? Array(shown))
      + [place(of: exercise)]
  }

  /// The most lines of a message that is not about the first thing to fix.
  private static let mostLines = 3

  private func heading(of exercise: GradedExercise) -> [String] {
    page.wrapped("\(exercise.exercise.title): \(exercise.status.word)")
      .map { page.painted($0, Style.bold, exercise.status.colour) }
  }

  private func place(of exercise: GradedExercise) -> String {
    page.painted("  at \(folder)\(exercise.place ?? exercise.exercise.file)", NamedColor.cyan)
  }

  private var ending: [String] {
    var score = "Score: \(graded.score) of \(graded.maxScore)"
    if graded.bonusScore > 0 { score += ", and \(graded.bonusScore) bonus" }
    if graded.maxScore == 0 { score = "Score: \(graded.bonusScore) bonus" }
    // For a single exercise its own line shows that it passed.
    let done = graded.isFinished && graded.exercises.count > 1 ? ". Every exercise passed." : ""
    return page.wrapped(score + done).map { page.painted($0, Style.bold) }
      + (reportPath.map { ["Report: \(page.link($0))"] } ?? [])
  }

  private var folder: String {
    let name = exercisesFolder.madeVisibleOnOneLine
    return name.isEmpty || name.hasSuffix("/") ? name : name + "/"
  }

  private func path(of exercise: GradedExercise) -> String { folder + exercise.exercise.file }
}

extension Verdict {
  /// The colour of the mark and the word.
  var colour: NamedColor {
    switch self {
    case .passed: .green
    case .failed, .didNotCompile, .crashed, .timedOut: .red
    case .notAttempted, .blocked: .yellow
    case .faulty: .magenta
    }
  }
}

extension String {
  fileprivate func padded(to count: Int) -> String {
    self + String(repeating: " ", count: max(count - TerminalText.columns(of: self), 0))
  }

  /// The text, or as much of it as fits before an ellipsis.
  func cut(to columns: Int) -> String {
    guard TerminalText.columns(of: self) > columns else { return self }
    var text = self
    while TerminalText.columns(of: text) >= columns { text.removeLast() }
    return text + "…"
  }
}
