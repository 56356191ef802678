package import Checking
package import Compiling

/// The verdict on one exercise and the details behind it.
package struct ExerciseVerdict: Sendable, Codable {
  package var status: Verdict
  package var score: Int
  /// One sentence: the first thing to fix, or that every check passed.
  package var message: String
  /// The line of the first error, crash or `unfinished` call; nil where none is known.
  package var location: SourceLocation?
  package var diagnosis: Diagnosis?
  /// The accepted variant that the code follows; nil where it follows the lesson's own.
  package var convention: VariantName?
  package var diagnostics: [Diagnostic]
  package var checks: [CheckResult]
  /// The output of the exercise's program, truncated.
  package var output: String

  package init(
    status: Verdict, score: Int, message: String, location: SourceLocation? = nil,
    diagnosis: Diagnosis? = nil, convention: VariantName? = nil, diagnostics: [Diagnostic] = [],
    checks: [CheckResult] = [], output: String = ""
  ) {
    self.status = status
    self.score = score
    self.message = message
    self.location = location
    self.diagnosis = diagnosis
    self.convention = convention
    self.diagnostics = diagnostics
    self.checks = checks
    self.output = output
  }
}
