/// The programs of one grading, each built once.
actor Programs {
  nonisolated let builder: ProgramBuilder
  private var builds: [[String: String]: Task<Result<Program, BuildFailure>, any Error>] = [:]

  init(_ builder: ProgramBuilder) {
    self.builder = builder
  }

  /// Returns the program of some files, with stubs in the place of all others.
  func program(of files: [String: String]) async throws -> Result<Program, BuildFailure> {
    let build = builds[files] ?? Task { [builder] in try await builder.build(files) }
    builds[files] = build
    return try await withTaskCancellationHandler {
      try await build.value
    } onCancel: {
      build.cancel()
    }
  }
}
