internal import Checking
internal import Compiling
package import Grading
internal import LessonReading
internal import VisibleText

/// A graded lesson as workflow commands, which GitHub shows on the lines concerned.
///
/// Source: GitHub's documentation, "Workflow commands for GitHub Actions".
package struct GitHubReport: Sendable {
  private let graded: GradedLesson
  private let prefix: String

  /// Creates a report.
  ///
  /// - Parameters:
  ///   - graded: The graded lesson.
  ///   - prefix: The text before a file's name in its path in the repository, such as
  ///     `Lessons/Optimizers/Exercises/`.
  package init(_ graded: GradedLesson, prefix: String) {
    self.graded = graded
    self.prefix = prefix.isEmpty || prefix.hasSuffix("/") ? prefix : prefix + "/"
  }

  /// A line for each exercise that did not pass, for each of the compiler's messages and for each
  /// remark, then one with the score.
  package var text: String {
    let commands = graded.exercises.flatMap { exercise in
      self.commands(for: exercise)
    }
    let remarks = graded.remarks.map { remark in
      WorkflowCommand(
        level: .warning, file: "", line: 0, column: 0, title: graded.lesson.title, message: remark)
    }
    return ((commands + remarks).map(\.text) + [summary]).map { $0 + "\n" }.joined()
  }

  private var summary: String {
    let passed = graded.exercises.count { $0.status == .passed }
    let bonus = graded.bonusScore > 0 ? ", bonus \(graded.bonusScore)" : ""
    return "\(graded.lesson.title.madeVisibleOnOneLine): \(graded.score) of \(graded.maxScore)"
      + " points\(bonus), \(passed) of \(graded.exercises.count) exercises passed"
  }

  private func commands(for exercise: GradedExercise) -> [WorkflowCommand] {
    var told: Set<Finding> = []
    // The annotation of the verdict is at the first error and contains its message.
    if exercise.status != .passed, let first = exercise.leadingDiagnostic {
      told.insert(Finding(first))
    }
    let diagnostics = exercise.shownDiagnostics.filter { told.insert(Finding($0)).inserted }
    let annotations = diagnostics.map { diagnostic in
      WorkflowCommand(
        level: diagnostic.severity.annotation, file: prefix + diagnostic.file,
        line: diagnostic.line, column: diagnostic.column, title: exercise.exercise.title,
        message: diagnostic.message)
    }
    return [verdict(of: exercise)].compactMap(\.self) + annotations
  }

  private func verdict(of exercise: GradedExercise) -> WorkflowCommand? {
    guard let level = exercise.status.annotation else { return nil }
    let error = exercise.leadingDiagnostic
    let reason = error?.message
    let isTold = reason.map { exercise.message.contains($0) } ?? true
    let words = [exercise.message] + (isTold ? [] : [reason ?? ""]) + exercise.evidence
    return WorkflowCommand(
      level: level,
      file: prefix + (error?.file ?? exercise.location?.file ?? exercise.exercise.file),
      line: error?.line ?? exercise.location?.line ?? 0, column: error?.column ?? 0,
      title: "\(exercise.exercise.title): \(exercise.status.word)",
      message: (words.asSentences + exercise.formulaLines).joined(separator: "\n"))
  }
}

/// The parts of a compiler's message that are equal in two messages of the same finding.
private struct Finding: Hashable {
  let file: String
  let line: Int
  let message: String

  init(_ diagnostic: Diagnostic) {
    file = diagnostic.file
    line = diagnostic.line
    message = diagnostic.message
  }
}

extension Verdict {
  /// The level of an exercise's annotation; nil for none.
  fileprivate var annotation: WorkflowCommand.Level? {
    switch self {
    case .passed: nil
    case .failed, .didNotCompile, .crashed, .timedOut: .error
    case .blocked, .faulty: .warning
    case .notAttempted: .notice
    }
  }
}

extension Diagnostic.Severity {
  fileprivate var annotation: WorkflowCommand.Level {
    switch self {
    case .error: .error
    case .warning: .warning
    case .note: .notice
    }
  }
}

/// The format of ``GitHubReport``, with a ``StepSummary`` beside it.
struct GitHubFormat: ReportFormat {
  let name = "github"
  let note: String? = """
    annotations for a workflow, and a summary in the file that GITHUB_STEP_SUMMARY names
    """
  let fileExtension = "txt"

  func render(_ graded: GradedLesson, in setting: ReportSetting) -> String {
    GitHubReport(graded, prefix: setting.folderInRepository).text
  }

  func additions(
    _ graded: GradedLesson, environment: [String: String]
  ) -> [ReportAddition] {
    guard let path = environment["GITHUB_STEP_SUMMARY"], !path.isEmpty else { return [] }
    return [ReportAddition(name: "The summary", path: path, text: StepSummary(graded).text)]
  }
}
