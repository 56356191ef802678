internal import Checking
internal import Grading

extension Verification {
  /// The variants of some exercises' checks that no submission can be recognised as.
  static func variantFaults(
    of checks: any LessonChecks, in exercises: Set<String>, seed: UInt64
  ) -> [String] {
    checks.exercises.filter { exercises.contains($0.exercise) }.flatMap {
      $0.variantFaults(seed: seed)
    }
  }

  /// Says on which input a submission first differs from the misconception that it is named after; nil
  /// where the checks cannot say.
  static func difference(
    of trial: Trial, _ checks: any LessonChecks, _ prepared: PreparedLesson, seed: UInt64
  ) async throws -> String? {
    guard
      let checks = checks.exercises.first(where: { $0.exercise == trial.item.exercise }),
      let questions = try? checks.examination(seed: seed).questions,
      let answers = try await prepared.answers(
        of: trial.item.source, to: trial.graded.exercise, questions.flatMap(\.scenarios))
    else { return nil }
    var rest = answers[...]
    let parts = questions.map { question in
      defer { rest = rest.dropFirst(question.scenarios.count) }
      return Array(rest.prefix(question.scenarios.count))
    }
    return checks.difference(of: parts, from: trial.item.misconception, seed: seed)
  }
}
