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

  /// The message to the student where the failure is not the student's fault.
  package var ownFaultMessage: String {
    let reason = toolFailure ?? firstError ?? diagnostics.first { $0.severity == .error }?.message
    return "It could not be built, which is the fault of this program or of this machine and not "
      + "yours; you keep its points. \(Self.sentence(reason ?? "the compiler gives no reason")) "
      + "Run lessons doctor --clear-cache and check again; lessons doctor tells what is missing."
  }

  private static func sentence(_ text: String) -> String {
    let text = text.prefix(1).uppercased() + text.dropFirst()
    return text.hasSuffix(".") || text.hasSuffix("!") ? text : "\(text)."
  }
}

extension BuildFailure {
  /// Returns the diagnostics of a student's file that does not compile; at least one is an error.
  package func diagnostics(for name: String) -> [Diagnostic] {
    let own = diagnostics.filter { $0.file == name }
    if let toolFailure {
      return own + [
        Diagnostic(file: name, line: 0, column: 0, severity: .error, message: toolFailure)
      ]
    }
    guard !own.contains(where: { $0.severity == .error }) else { return own }
    let reason = firstError ?? "the compiler gives no reason"
    return own + [
      Diagnostic(
        file: name, line: 0, column: 0, severity: .error,
        message: "This file does not fit what uses it: \(reason) "
          + "Keep the names, the labels and every `public` of the stub.")
    ]
  }
}
