package import Checking
package import LessonReading

/// One exercise of a submission, judged.
package struct GradedExercise: Sendable {
  package let exercise: Exercise
  package let status: Verdict
  package let score: Int
  /// The first thing to fix, or what was found right, in one sentence.
  package let message: String
  /// Where to look first, where that is known.
  package let location: Location?
  package let diagnosis: Diagnosis?
  /// The accepted variant that was followed, where it is not the lesson's own.
  package let convention: VariantName?
  package let diagnostics: [Diagnostic]
  package let checks: [CheckResult]
  /// The student's code, or nil where there was none to read.
  package let source: String?
  /// What the program printed while this exercise ran, cut to a readable length.
  package let output: String

  /// A line in a student's file.
  package struct Location: Sendable, Equatable, Codable {
    package let file: String
    package let line: Int

    package init(file: String, line: Int) {
      self.file = file
      self.line = line
    }
  }

  package var maxScore: Int { exercise.points }

  package init(
    exercise: Exercise, status: Verdict, score: Int, message: String, location: Location? = nil,
    diagnosis: Diagnosis? = nil, convention: VariantName? = nil, diagnostics: [Diagnostic] = [],
    checks: [CheckResult] = [], source: String? = nil, output: String = ""
  ) {
    self.exercise = exercise
    self.status = status
    self.score = score
    self.message = message
    self.location = location
    self.diagnosis = diagnosis
    self.convention = convention
    self.diagnostics = diagnostics
    self.checks = checks
    self.source = source
    self.output = output
  }
}
