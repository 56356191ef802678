/// Why no program could be made.
struct BuildFailure: Error, Sendable {
  /// What the compiler said about the student's files, and what the checks look for in vain there.
  var diagnostics: [Diagnostic]
  /// The first thing it said about anything else: the probe, or a stub.
  let elsewhere: String?
  /// What became of the compiler itself, where it did not come to an end of its own.
  let collapse: String?

  /// Whether it would be the same again: the compiler found fault with a student's file. Whatever else
  /// ended the build may have been this machine on this day, its disk or its memory.
  var isLasting: Bool {
    collapse == nil && diagnostics.contains { $0.severity == .error }
  }
}

extension BuildFailure {
  /// What to tell the student about a file that does not compile.
  func refusal(of name: String) -> [Diagnostic] {
    let own = diagnostics.filter { $0.file == name }
    if let collapse {
      return own + [
        Diagnostic(file: name, line: 0, column: 0, severity: .error, message: collapse)
      ]
    }
    guard !own.contains(where: { $0.severity == .error }) else { return own }
    let reason = elsewhere ?? "the compiler gives no reason"
    return own + [
      Diagnostic(
        file: name, line: 0, column: 0, severity: .error,
        message: "This file does not fit what uses it: \(reason) "
          + "Keep the names, the labels and every `public` of the stub.")
    ]
  }
}
