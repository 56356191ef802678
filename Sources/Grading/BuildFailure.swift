/// Why no program could be made.
struct BuildFailure: Error, Sendable {
  /// What the compiler said about the student's files, and what the checks look for in vain there.
  var diagnostics: [Diagnostic]
  /// The first thing it said about anything else: the probe, or a stub.
  let elsewhere: String?
  /// What became of the compiler itself, where it did not come to an end of its own.
  let collapse: String?
  /// What the failure tells about its cause.
  var cause = Cause.placed
  /// Whether it was found that the student's files are not the cause.
  var isOurs = false

  /// What a failure tells about its cause.
  enum Cause: Sendable {
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

  /// Whether it would be the same again: the compiler found fault with a student's file. Whatever else
  /// ended the build may have been this machine on this day, its disk or its memory.
  var isLasting: Bool {
    !isOurs && collapse == nil && diagnostics.contains { $0.severity == .error }
  }

  /// What to tell the student where the failure is ours.
  var apology: String {
    let reason = collapse ?? elsewhere ?? diagnostics.first { $0.severity == .error }?.message
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
  /// What to tell the student about a file that does not compile.
  func refusal(of name: String, source: String) -> [Diagnostic] {
    let own = diagnostics.filter { $0.file == name }
      .map { Self.namingOtherDeclaration($0, in: source) }
    if let collapse {
      return own + [
        Diagnostic(file: name, line: 0, column: 0, severity: .error, message: collapse)
      ]
    }
    guard !own.contains(where: { $0.severity == .error }) else { return own }
    let reason = Self.sentence(elsewhere ?? "the compiler gives no reason")
    if let diagnostic = causeElsewhere(reason, of: name, source: source) {
      return own + [diagnostic]
    }
    return own + [
      Diagnostic(
        file: name, line: 0, column: 0, severity: .error,
        message: "This file does not fit what uses it. \(reason) "
          + "Keep the names, the labels and every `public` of the stub.")
    ]
  }
}
