/// The reason why a program could not be built.
package struct BuildFailure: Error, Sendable {
  /// The compiler's messages about the student's files, and the differences between their public
  /// declarations and the stubs'.
  package var diagnostics: [Diagnostic]
  /// The first error that was printed, whatever file it names.
  package let firstError: String?
  /// The step that failed.
  package let step: BuildStep
  /// A sentence on how the compiler or linker ended; nil where it exited.
  package let toolFailure: String?
  /// The cause of the failure, as far as the output tells.
  package let cause: Cause
  /// Whether a comparison with the lesson's stubs showed that the student's files are not the cause.
  package var isOurs: Bool

  /// The cause of a failure, as far as the compiler's output tells.
  package enum Cause: Sendable {
    /// A student's file: an error names a line in it.
    case submission
    /// A student's file if the lesson's own stubs build, else this program, its cache or the machine.
    ///
    /// Examples: the file does not fit the probe; a symbol is duplicate or undefined; the compiler ran
    /// out of time; the error may be caused by a damaged cache.
    case undetermined
    /// This program, its cache or the machine: no error names a line.
    case environment
  }

  package init(
    diagnostics: [Diagnostic], firstError: String?, step: BuildStep = .submission,
    toolFailure: String?, cause: Cause = .submission, isOurs: Bool = false
  ) {
    self.diagnostics = diagnostics
    self.firstError = firstError
    self.step = step
    self.toolFailure = toolFailure
    self.cause = cause
    self.isOurs = isOurs
  }

  /// Whether the same files always fail in this way: the compiler found an error in a student's file.
  /// Other failures may be caused by the machine, its disk or its memory.
  package var isReproducible: Bool {
    !isOurs && toolFailure == nil && diagnostics.contains { $0.severity == .error }
  }
}
