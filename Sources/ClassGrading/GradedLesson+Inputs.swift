internal import Checking
internal import Grading

extension GradedLesson {
  /// The same verdicts without anything from which a student could learn the checks' inputs: the seed,
  /// the values of runs that diverged, and messages with numbers from them.
  ///
  /// What a program printed is left out too, since it can print its inputs.
  var withoutInputs: GradedLesson {
    var lesson = GradedLesson(
      lesson: lesson, seed: 0, isolation: isolation, digest: "",
      exercises: exercises.map { exercise in
        var exercise = exercise
        exercise.verdict = exercise.verdict.withoutInputs
        return exercise
      },
      figures: figures, remarks: remarks)
    lesson.isSeedSecret = true
    lesson.figureHashes = figureHashes
    return lesson
  }
}

extension ExerciseVerdict {
  fileprivate var withoutInputs: ExerciseVerdict {
    var verdict = self
    verdict.output = ""
    verdict.checks = checks.map { check in
      CheckResult(
        id: check.id, title: check.title, status: check.status, score: check.score,
        maxScore: check.maxScore,
        message: check.status == .failed
          ? "It does not agree with the reference on inputs that are not published."
          : check.message,
        measure: check.measure)
    }
    if status == .failed {
      verdict.message =
        diagnosis.map { $0.misconceptions.map(\.sentence).joined(separator: " Or: ") }
        ?? "It does not agree with the reference on inputs that are not published."
    }
    return verdict
  }
}
