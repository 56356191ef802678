internal import Checking
package import Grading
internal import LessonReading
internal import Rainbow

/// A graded lesson for a person at a terminal: how each exercise stands, the first thing to fix and
/// where, and last the score.
///
/// No verdict is told by colour alone. Text of the student's cannot reach the terminal's controls.
package struct TerminalReport: Sendable {
  private let graded: GradedLesson
  private let exercisesFolder: String
  private let reportPath: String?
  private let page: TerminalText

  /// Creates a report.
  ///
  /// - Parameters:
  ///   - graded: What there is to report.
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
    let blocks = [heading + overview, remarks, nextStep, ending]
    return blocks.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") + "\n" }
      .joined(separator: "\n")
  }

  private var heading: [String] {
    page.wrapped(graded.lesson.title).map { page.painted($0, Style.bold) } + [""]
  }

  /// One line for each exercise.
  private var overview: [String] {
    let longest = graded.exercises.map { $0.status.word.count }.max() ?? 0
    return graded.exercises.flatMap { exercise in
      let status = exercise.status
      let bonus = exercise.exercise.isBonus ? " bonus" : ""
      let points = "\(exercise.score)/\(exercise.maxScore)\(bonus)"
      let word = status.word.padded(to: longest)
      let room = page.width - longest - 18
      let title = exercise.exercise.title.cut(to: max(room, 4))
      let gap = String(repeating: " ", count: max(room - TerminalText.columns(of: title), 0))
      let line =
        "  " + page.painted("\(status.mark) \(word)", status.colour) + "  \(title)\(gap)  \(points)"
      return [line] + conventionLines(of: exercise, indent: longest + 6)
    }
  }

  private func conventionLines(of exercise: GradedExercise, indent: Int) -> [String] {
    guard exercise.status == .passed, let convention = exercise.convention else { return [] }
    return page.wrapped(convention.sentence, indent: indent).map { page.painted($0, Style.dim) }
  }

  private var remarks: [String] {
    graded.remarks.flatMap { page.wrapped($0.madeVisible) }
  }

  private var nextStep: [String] {
    switch NextStep(graded) {
    case .fix(let exercise): return fixing(exercise)
    case .start(let exercise):
      let file = path(of: exercise)
      let others = graded.exercises.allSatisfy { $0.status == .notAttempted }
      let verb = others ? "Start with" : exercise.exercise.isBonus ? "For a bonus:" : "Next:"
      let time = exercise.exercise.minutes.map { ", about \($0) minutes" } ?? ""
      return page.wrapped("\(verb) \(file) (\(exercise.exercise.title)\(time)).")
    case .done:
      return []
    }
  }

  private func fixing(_ exercise: GradedExercise) -> [String] {
    let status = exercise.status
    let title = page.wrapped("\(exercise.exercise.title): \(status.word)")
    let excerpt = SourceExcerpt(exercise)
    let place = exercise.place ?? exercise.exercise.file
    let message = exercise.message.madeVisible
    return title.map { page.painted($0, Style.bold, status.colour) }
      + page.wrapped(message, indent: 2)
      + exercise.evidence.flatMap { page.wrapped($0.madeVisible, indent: 2) }
      + [page.painted("  at \(folder)\(place)", NamedColor.cyan)]
      + (excerpt?.lines(on: page) ?? [])
  }

  private var ending: [String] {
    var score = "Score: \(graded.score) of \(graded.maxScore)"
    if graded.bonusScore > 0 { score += ", and \(graded.bonusScore) bonus" }
    let done = graded.isFinished ? ". Every exercise passed." : ""
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
  /// The colour that goes with the mark and the word.
  fileprivate var colour: NamedColor {
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
  fileprivate func cut(to columns: Int) -> String {
    guard TerminalText.columns(of: self) > columns else { return self }
    var text = self
    while TerminalText.columns(of: text) >= columns { text.removeLast() }
    return text + "…"
  }
}
