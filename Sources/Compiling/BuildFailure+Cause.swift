/// The steps of a build.
package enum BuildStep: Sendable {
  case submission
  case probe
  case link
}

extension BuildFailure {
  /// Reads what a program of the toolchain said when it failed.
  ///
  /// - Parameters:
  ///   - outcome: What it printed, and how it ended.
  ///   - step: What it was to do.
  ///   - files: The names of the student's files in the build.
  init(_ outcome: Compiler.Outcome, at step: BuildStep, files: Set<String>) {
    self.init(
      diagnostics: Diagnostic.parse(outcome.output, files: files).filter { _ in step != .link },
      elsewhere: Diagnostic.firstMessage(in: outcome.output), step: step,
      collapse: outcome.collapse,
      cause: Self.cause(outcome, at: step, files: files))
  }

  private static func cause(
    _ outcome: Compiler.Outcome, at step: BuildStep, files: Set<String>
  ) -> Cause {
    if outcome.usedUpItsTime { return .comparable }
    let lines = outcome.output.split(separator: "\n")
    if outcome.collapse != nil {
      // A compiler that crashes prints what it was working on.
      let names = lines.contains { line in files.contains { line.contains("\($0):") } }
      return step == .submission && names ? .comparable : .unplaced
    }
    let errors = lines.filter { $0.contains("error: ") }
    switch step {
    case .submission, .probe:
      let placed = errors.filter { Diagnostic.namesPlace($0) }
      guard !placed.isEmpty else { return .unplaced }
      let isOwn =
        step == .submission
        && Diagnostic.parse(outcome.output, files: files).contains { $0.severity == .error }
      return isOwn && !placed.contains(where: concernsModules) ? .placed : .comparable
    case .link:
      return errors.contains { line in linkerComplaints.contains { line.contains($0) } }
        ? .comparable : .unplaced
    }
  }

  /// Whether a message may come from a damaged or outdated module rather than from the file it names.
  private static func concernsModules(_ line: Substring) -> Bool {
    [
      "module", "precompiled", ".pcm", "could not build", "standard library", "file not found",
      "malformed", "circular reference", "AST file", "stat cache",
    ].contains { line.contains($0) }
  }

  /// What the linker says about the contents of objects. All else it says concerns files and the
  /// machine.
  private static let linkerComplaints = [
    "undefined symbol", "duplicate symbol", "undefined hidden symbol", "relocation ",
    "unknown directive", "symbol ", "section ", "unable to find library",
  ]
}

extension Diagnostic {
  /// Whether a line begins with a file's name, a line and a column.
  fileprivate static func namesPlace(_ line: Substring) -> Bool {
    let parts = line.split(separator: ":", maxSplits: 3, omittingEmptySubsequences: false)
    return parts.count == 4 && Int(parts[1]).map { $0 > 0 } == true && Int(parts[2]) != nil
  }
}
