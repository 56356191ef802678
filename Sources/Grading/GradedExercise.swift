package import LessonReading

/// One exercise of a submission and its verdict.
@dynamicMemberLookup
package struct GradedExercise: Sendable {
  package let exercise: Exercise
  /// The text of the exercise's file; nil where it was absent or refused.
  package let source: String?
  package var verdict: ExerciseVerdict

  package init(exercise: Exercise, source: String? = nil, verdict: ExerciseVerdict) {
    self.exercise = exercise
    self.source = source
    self.verdict = verdict
  }

  package var maxScore: Int { exercise.points }

  package subscript<Value>(dynamicMember member: KeyPath<ExerciseVerdict, Value>) -> Value {
    verdict[keyPath: member]
  }
}
