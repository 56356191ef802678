internal import Checking
internal import LessonReading

/// Applies the verdicts on exercises to the exercises that need them.
package enum Prerequisites {
  /// Returns the exercises. Those that did not pass and need one that did not pass become `blocked`.
  ///
  /// An exercise that passed or could not be judged is unchanged. An exercise that could not be judged
  /// blocks no other.
  package static func apply(to exercises: [GradedExercise]) -> [GradedExercise] {
    var done: [GradedExercise] = []
    for graded in exercises {
      let missing = graded.exercise.needs.first { need in
        exercises.contains { $0.exercise.id == need && $0.status.isStudentsToFix }
      }
      guard let missing, graded.status.isStudentsToFix, graded.status != .notAttempted else {
        done.append(graded)
        continue
      }
      var blocked = graded
      blocked.verdict.status = .blocked
      blocked.verdict.score = 0
      blocked.verdict.message =
        "It needs the exercise “\(missing)”, which has not passed yet. Do that first."
      blocked.verdict.location = nil
      blocked.verdict.diagnosis = nil
      blocked.verdict.convention = nil
      done.append(blocked)
    }
    return done
  }
}

extension Verdict {
  /// Whether the student can change the verdict by writing or correcting code.
  fileprivate var isStudentsToFix: Bool {
    switch self {
    case .failed, .notAttempted, .didNotCompile, .crashed, .timedOut, .blocked: true
    case .passed, .faulty: false
    }
  }
}
