import Checking
import Compiling
import Grading
import LessonReading

extension GradedExercise {
  /// Creates a graded exercise from the facts of its verdict.
  init(
    exercise: Exercise, status: Verdict, score: Int, message: String,
    location: SourceLocation? = nil, diagnosis: Diagnosis? = nil, convention: VariantName? = nil,
    diagnostics: [Diagnostic] = [], checks: [CheckResult] = [], source: String? = nil,
    output: String = ""
  ) {
    self.init(
      exercise: exercise, source: source,
      verdict: ExerciseVerdict(
        status: status, score: score, message: message, location: location, diagnosis: diagnosis,
        convention: convention, diagnostics: diagnostics, checks: checks, output: output))
  }
}
