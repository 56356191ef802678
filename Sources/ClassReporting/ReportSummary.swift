internal import Reporting

/// What the tables and the page of a class need of a student's report.
///
/// The reports of a large class do not fit into memory together. Their summaries do.
package struct ReportSummary: Sendable {
  /// The exercises in the report's order.
  package let exercises: [ExerciseSummary]

  /// The points without the bonus.
  package var score: Int { exercises.filter { !$0.isBonus }.map(\.score).reduce(0, +) }
}

/// What the tables and the page of a class need of an exercise in a report.
package struct ExerciseSummary: Sendable {
  package let id: String
  package let status: String
  package let score: Int
  package let maxScore: Int
  package let isBonus: Bool
  package let message: String
  /// The misconceptions that the run coincides with.
  package let misconceptions: [String]
  package let convention: String?
  package let checks: [CheckSummary]
  /// The hash of the ``FailureBehavior``; nil unless it is a failure without a known misconception.
  let behavior: String?

  init(_ exercise: EncodedExercise) {
    id = exercise.id
    status = exercise.status
    score = exercise.score
    maxScore = exercise.maxScore
    isBonus = exercise.bonus
    message = exercise.message
    misconceptions = exercise.misconceptions
    convention = exercise.convention.value
    checks = exercise.checks.map(CheckSummary.init)
    let isUndiagnosed =
      exercise.misconception.value == nil
      && ["failed", "crashed", "timedOut"].contains(exercise.status)
    behavior = isUndiagnosed ? FailureBehavior(exercise).hash : nil
  }
}

/// What the tables and the page of a class need of a check in a report.
package struct CheckSummary: Sendable {
  package let id: String
  package let title: String
  package let status: String
  package let score: Int
  package let maxScore: Int

  init(_ check: EncodedCheck) {
    id = check.id
    title = check.title
    status = check.status
    score = check.score
    maxScore = check.maxScore
  }
}
