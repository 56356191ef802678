/// A submission, compiled: a program for each exercise that has one, the reasons for those that
/// have none.
struct BuiltSubmission: Sendable {
  /// The programs, by the files' names. Files that compile together share one.
  var programs: [String: Program] = [:]
  /// What is wrong with the files that do not compile, by name.
  var refusals: [String: [Diagnostic]] = [:]
  /// What concerns several files.
  var remarks: [String] = []

  /// Builds a submission's files: all together where that succeeds, else so that one file's error
  /// takes one exercise.
  ///
  /// A file is blamed when it compiles neither with the lesson's stubs in the place of all others,
  /// nor with the others that compile. The file that a message names is where the search begins and
  /// never what decides: a duplicate or a `#sourceLocation` can put an error into an innocent file.
  static func build(
    _ files: [String: String], with builder: ProgramBuilder
  ) async throws -> BuiltSubmission {
    var built = BuiltSubmission()
    let failure: BuildFailure
    switch try await builder.build(files) {
    case .success(let program):
      for name in files.keys { built.programs[name] = program }
      return built
    case .failure(let reason): failure = reason
    }

    let suspects = Set(failure.diagnostics.filter { $0.severity == .error }.map(\.file))
    let others = files.filter { !suspects.contains($0.key) }
    if !suspects.isEmpty, !others.isEmpty,
      case .success(let program) = try await builder.build(others)
    {
      for name in others.keys { built.programs[name] = program }
    }
    var alone: [String: BuildFailure] = [:]
    for (name, result) in try await builder.buildEach(files, except: Set(built.programs.keys)) {
      switch result {
      case .success(let program): built.programs[name] = program
      case .failure(let reason): alone[name] = reason
      }
    }
    if built.programs.isEmpty { try await builder.requireStubsToBuild() }
    let sound = files.filter { built.programs[$0.key] != nil }
    for (name, reason) in alone.sorted(by: { $0.key < $1.key }) {
      // It may need something that another file declares; what the compiler drowned in, it is not.
      let together = sound.merging([name: files[name] ?? ""]) { $1 }
      if !sound.isEmpty, reason.collapse == nil,
        case .success(let program) = try await builder.build(together)
      {
        built.programs[name] = program
      } else {
        built.refusals[name] = reason.refusal(of: name)
      }
    }
    if built.refusals.isEmpty, let message = failure.diagnostics.first?.description {
      built.remarks.append(
        "Each file compiles, but not all of them together, so each was judged on its own: "
          + message)
    }
    return built
  }
}

extension ProgramBuilder {
  /// Builds each file with stubs in the place of all others, two at a time.
  fileprivate func buildEach(
    _ files: [String: String], except done: Set<String>
  ) async throws -> [(String, Result<Program, BuildFailure>)] {
    let waiting = files.filter { !done.contains($0.key) }.sorted { $0.key < $1.key }
    return try await waiting.concurrentMap(atOnce: 2) { name, text in
      (name, try await build([name: text]))
    }
  }

  /// Makes sure that it is not our own side that does not compile.
  fileprivate func requireStubsToBuild() async throws {
    if case .failure(let failure) = try await build([:]) {
      throw GradingFault(
        .lesson,
        "The stubs of \(lesson.name) do not compile with its probe: "
          + "\(failure.collapse ?? failure.elsewhere ?? "the compiler gives no reason").")
    }
  }
}

extension BuildFailure {
  /// What to tell the student about a file that does not compile.
  fileprivate func refusal(of name: String) -> [Diagnostic] {
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
