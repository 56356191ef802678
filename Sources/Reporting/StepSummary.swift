internal import Checking
package import Grading
internal import LessonReading
internal import VisibleText

/// A graded lesson as the Markdown that GitHub shows on the page of a workflow's run.
///
/// Source: GitHub's documentation, "Adding a job summary".
package struct StepSummary: Sendable {
  private let graded: GradedLesson

  package init(_ graded: GradedLesson) {
    self.graded = graded
  }

  /// The score, a table of the exercises, and for each what to fix first; ends with a line feed.
  package var text: String {
    let bonus = graded.bonusScore > 0 ? ", and \(graded.bonusScore) bonus" : ""
    let title = graded.lesson.title.asMarkdown
    let heading = "## \(title): \(graded.score) of \(graded.maxScore) points\(bonus)"
    let head = [
      "| exercise | verdict | points | first thing to fix | where |", "|---|---|---:|---|---|",
    ]
    let remarks = graded.remarks.map { "\n" + $0.asMarkdown }
    let lines = [heading, ""] + head + graded.exercises.map(row) + remarks
    return lines.map { $0 + "\n" }.joined()
  }

  private func row(_ exercise: GradedExercise) -> String {
    let status = exercise.status
    let bonus = exercise.exercise.isBonus ? " bonus" : ""
    let place = exercise.needsFixing ? exercise.place ?? exercise.exercise.file : ""
    let message = status == .passed ? "" : exercise.message
    let cells = [
      exercise.exercise.title.asMarkdown, "\(status.mark) \(status.word)",
      "\(exercise.score)/\(exercise.maxScore)\(bonus)", message.asMarkdown, place.asMarkdown,
    ]
    return "| " + cells.joined(separator: " | ") + " |"
  }
}

extension String {
  /// The text on one line, with Markdown's special characters escaped.
  fileprivate var asMarkdown: String {
    let special: Set<Unicode.Scalar> = [
      "\\", "`", "*", "_", "[", "]", "<", ">", "#", "|", "~", "&", "@", ":", "$",
    ]
    return madeVisibleOnOneLine.unicodeScalars
      .map { special.contains($0) ? "\\\($0)" : String($0) }.joined()
  }
}
