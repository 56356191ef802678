package import Compiling
internal import VisibleText

extension BuildFailure {
  /// The message to the student where the failure is not the student's fault.
  package var ownFaultMessage: String {
    let reason = toolFailure ?? firstError ?? diagnostics.first { $0.severity == .error }?.message
    return "It could not be built, which is the fault of this program or of this machine and not "
      + "yours; you keep its points. \(Self.sentence(reason ?? "the compiler gives no reason")) "
      + "Run lessons doctor --clear-cache and check again; lessons doctor tells what is missing."
  }

  private static func sentence(_ text: String) -> String {
    (text.prefix(1).uppercased() + text.dropFirst()).asSentence
  }

  /// Returns the diagnostics of a student's file that does not compile; at least one is an error.
  package func diagnostics(for name: String, source: String) -> [Diagnostic] {
    let own = diagnostics.filter { $0.file == name }
      .map { Self.namingOtherDeclaration($0, in: source) }
    if let toolFailure {
      return own + [
        Diagnostic(file: name, line: 0, column: 0, severity: .error, message: toolFailure)
      ]
    }
    guard !own.contains(where: { $0.severity == .error }) else { return own }
    let reason = Self.sentence(firstError ?? "the compiler gives no reason")
    if let diagnostic = causeElsewhere(reason, of: name, source: source) {
      return own + [diagnostic]
    }
    return own + [
      Diagnostic(
        file: name, line: 0, column: 0, severity: .error,
        message: "This file does not fit what uses it: \(reason) "
          + "Keep the names, the labels and every `public` of the stub.")
    ]
  }
}
