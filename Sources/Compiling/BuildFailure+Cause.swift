/// The steps of a build.
package enum BuildStep: Sendable {
  case submission
  case probe
  case link
}

extension BuildFailure {
  /// Creates a failure from the output of a compiler or linker.
  ///
  /// - Parameters:
  ///   - outcome: Its output, and how it ended.
  ///   - step: The step of the build that it was run for.
  ///   - files: The names of the student's files in the build.
  init(_ outcome: Compiler.Outcome, at step: BuildStep, files: Set<String>) {
    self.init(
      diagnostics: Diagnostic.parse(outcome.output, files: files).filter { _ in step != .link },
      firstError: Diagnostic.firstMessage(in: outcome.output), step: step,
      toolFailure: outcome.toolFailure,
      cause: Self.cause(outcome, at: step, files: files))
  }

  private static func cause(
    _ outcome: Compiler.Outcome, at step: BuildStep, files: Set<String>
  ) -> Cause {
    if outcome.reachedCPULimit { return .undetermined }
    let lines = outcome.output.split(separator: "\n")
    if outcome.toolFailure != nil {
      // A compiler that crashes prints the file that it was compiling.
      let namesFile = lines.contains { line in
        files.contains { line.contains("\($0):") || line.contains("\"\($0)\"") }
      }
      return step == .submission && namesFile ? .undetermined : .environment
    }
    let errors = lines.filter { $0.contains("error: ") }
    switch step {
    case .submission, .probe:
      let located = errors.filter { Diagnostic.hasLocation($0) }
      guard !located.isEmpty else { return .environment }
      let isInStudentsFile =
        step == .submission
        && Diagnostic.parse(outcome.output, files: files).contains { $0.severity == .error }
      return isInStudentsFile && !located.contains(where: mayConcernModules)
        ? .submission : .undetermined
    case .link:
      return errors.contains { line in objectErrors.contains { line.contains($0) } }
        ? .undetermined : .environment
    }
  }

  /// Whether an error may be caused by a damaged or outdated module rather than by the file it names.
  private static func mayConcernModules(_ line: Substring) -> Bool {
    [
      "module", "precompiled", ".pcm", "could not build", "standard library", "file not found",
      "malformed", "circular reference", "AST file", "stat cache",
    ].contains { line.contains($0) }
  }

  /// Parts of the linker's errors about the contents of object files. Its other errors concern files
  /// or the machine.
  private static let objectErrors = [
    "undefined symbol", "duplicate symbol", "undefined hidden symbol", "relocation ",
    "unknown directive", "symbol ", "section ", "unable to find library",
  ]
}

extension Diagnostic {
  /// Whether a line begins with a file's name, a line and a column.
  fileprivate static func hasLocation(_ line: Substring) -> Bool {
    let parts = line.split(separator: ":", maxSplits: 3, omittingEmptySubsequences: false)
    return parts.count == 4 && Int(parts[1]).map { $0 > 0 } == true && Int(parts[2]) != nil
  }
}
