internal import Checking
internal import LessonReading

/// What follows for an exercise from the exercises it truly needs.
package enum Prerequisites {
  /// Returns the exercises with those `blocked` that could not pass for want of another.
  ///
  /// An exercise that passes all the same is left alone; so is one that could not be judged. A fault
  /// of ours in one exercise costs nothing in another.
  package static func apply(to exercises: [GradedExercise]) -> [GradedExercise] {
    var done: [GradedExercise] = []
    for graded in exercises {
      let missing = graded.exercise.needs.first { need in
        exercises.contains { $0.exercise.id == need && $0.status.isForStudentToMend }
      }
      guard let missing, graded.status.isForStudentToMend, graded.status != .notAttempted else {
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
  /// Whether it comes of what the student wrote, or did not write yet.
  fileprivate var isForStudentToMend: Bool {
    switch self {
    case .failed, .notAttempted, .didNotCompile, .crashed, .timedOut, .blocked: true
    case .passed, .faulty: false
    }
  }
}
