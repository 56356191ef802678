/// Why no program could be made.
package struct BuildFailure: Error, Sendable {
  /// What the compiler said about the student's files, and what the checks look for in vain there.
  package var diagnostics: [Diagnostic]
  /// The first thing it said about anything else: the probe, or a stub.
  package let elsewhere: String?
  /// The step that failed.
  package let step: BuildStep
  /// What became of the compiler itself, where it did not come to an end of its own.
  package let collapse: String?
  /// What the failure tells about its cause.
  package let cause: Cause
  /// Whether it was found that the student's files are not the cause.
  package var isOurs: Bool

  /// What a failure tells about its cause.
  package enum Cause: Sendable {
    /// A student's file: a message names a place in it.
    case placed
    /// A student's file if the lesson's own stubs build, else this program, its cache or the machine.
    ///
    /// So it is where the file does not fit the probe, where the linker finds a name twice or not at
    /// all, where the compiler uses up its time, and where a message may come from a damaged cache.
    case comparable
    /// This program, its cache or the machine: no message names any place.
    case unplaced
  }

  package init(
    diagnostics: [Diagnostic], elsewhere: String?, step: BuildStep = .submission, collapse: String?,
    cause: Cause = .placed, isOurs: Bool = false
  ) {
    self.diagnostics = diagnostics
    self.elsewhere = elsewhere
    self.step = step
    self.collapse = collapse
    self.cause = cause
    self.isOurs = isOurs
  }

  /// Whether it would be the same again: the compiler found fault with a student's file. Whatever else
  /// ended the build may have been this machine on this day, its disk or its memory.
  package var isLasting: Bool {
    !isOurs && collapse == nil && diagnostics.contains { $0.severity == .error }
  }
}
