internal import Compiling
internal import Courses
internal import Explaining

/// The student's module for an experiment: of the files that compile, with stubs for the others.
struct ExperimentModule: Sendable {
  let module: SubmissionModule
  /// Why a file is left out, by its name.
  let failures: [String: BuildFailure]

  /// Compiles the module.
  ///
  /// Where the files do not compile together, they are added one by one, helpers first, and those with
  /// which the module does not compile are left out.
  ///
  /// - Parameters:
  ///   - files: The student's files, by name.
  ///   - builder: Compiles them.
  ///   - limit: Limits how many compilers run at once.
  ///   - kitNames: The public names of the lesson's kit, for suggestions.
  /// - Throws: A ``ReportedFault`` where the stubs alone do not compile either.
  init(
    of files: [String: String], builder: ProgramBuilder, limit: TaskLimit, kitNames: Set<String>
  ) async throws {
    func build(_ files: [String: String]) async throws -> Result<SubmissionModule, BuildFailure> {
      try await limit.run { try await builder.buildModule(files) }
    }
    if case .success(let module) = try await build(files) {
      self.init(module: module, failures: [:])
      return
    }
    guard case .success(var module) = try await build([:]) else {
      throw ReportedFault(
        .machine,
        "The lesson's stubs do not compile. Run lessons doctor --clear-cache and try again.")
    }
    let helpers = files.keys.filter { builder.stubs[$0] == nil }.sorted()
    var open = helpers + files.keys.filter { builder.stubs[$0] != nil }.sorted()
    var failures: [String: BuildFailure] = [:]
    // A file can need one that is added later, so those that failed are tried again.
    var isProgress = true
    while isProgress, !open.isEmpty {
      isProgress = false
      for name in open {
        let wider = module.files.merging([name: files[name] ?? ""]) { $1 }
        switch try await build(wider) {
        case .success(let found):
          module = found
          failures[name] = nil
          open.removeAll { $0 == name }
          isProgress = true
        case .failure(let failure):
          failures[name] = failure.explained(
            files: files, stubs: builder.stubs, kitNames: kitNames)
        }
      }
    }
    self.init(module: module, failures: failures)
  }

  private init(module: SubmissionModule, failures: [String: BuildFailure]) {
    self.module = module
    self.failures = failures
  }

  /// Returns a sentence on each file that is left out.
  func remarks(on files: [String: String]) -> [String] {
    failures.sorted { $0.key < $1.key }.map { name, failure in
      let first = failure.diagnostics(for: name, source: files[name] ?? "")
        .first { $0.severity == .error }
      return "\(name) does not compile, so its stub is used."
        + (first.map { " \($0)" } ?? "")
    }
  }
}
