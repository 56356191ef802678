package import Checking
package import Compiling

/// The verdict on one exercise, with all that was found out about it.
package struct ExerciseVerdict: Sendable, Codable {
  package var status: Verdict
  package var score: Int
  /// The first thing to fix, or what was found right, in one sentence.
  package var message: String
  /// Where to look first, where that is known.
  package var location: SourceLocation?
  package var diagnosis: Diagnosis?
  /// The accepted variant that was followed, where it is not the lesson's own.
  package var convention: VariantName?
  package var diagnostics: [Diagnostic]
  package var checks: [CheckResult]
  /// What the program printed while this exercise ran, cut to a readable length.
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
