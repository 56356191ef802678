/// The programs of one grading, each built once.
///
/// A failure that is not plainly a student's is compared with a build of the lesson's own stubs, and
/// tried again with a cache that is made anew. What then still fails without the student's doing is
/// ours.
actor Programs {
  /// Builds with what the cache holds.
  private let builder: ProgramBuilder
  /// Makes a builder with everything in the cache made anew.
  private let renew: @Sendable () async throws -> ProgramBuilder
  private var builds: [[String: String]: Task<Result<Program, BuildFailure>, any Error>] = [:]
  private var renewal: Task<ProgramBuilder, any Error>?
  /// The stubs' builds, with the cache as it is and with one made anew.
  private var stubBuilds: [Bool: Task<Result<Program, BuildFailure>, any Error>] = [:]

  nonisolated var stubs: [String: String] { builder.stubs }
  nonisolated var compiler: Compiler { builder.compiler }

  init(_ builder: ProgramBuilder, renew: @escaping @Sendable () async throws -> ProgramBuilder) {
    self.builder = builder
    self.renew = renew
  }

  /// Returns the program of some files, with stubs in the place of all others.
  func program(of files: [String: String]) async throws -> Result<Program, BuildFailure> {
    let build = builds[files] ?? Task { try await self.build(files) }
    builds[files] = build
    return try await Self.value(of: build)
  }

  /// Makes sure that it is not the lesson that does not compile.
  ///
  /// - Throws: A ``ReportedFault`` with what the compiler says about the stubs or the probe.
  func requireStubsToBuild() async throws {
    guard case .failure(let failure) = try await stubBuild(renewed: renewal != nil),
      failure.cause == .comparable, !failure.isOurs
    else { return }
    throw ReportedFault(
      .lesson,
      "The stubs of \(builder.lesson.name) do not compile with its probe: "
        + "\(failure.collapse ?? failure.elsewhere ?? "the compiler gives no reason").")
  }

  private func build(_ files: [String: String]) async throws -> Result<Program, BuildFailure> {
    let first = renewal == nil ? builder : try await renewedBuilder()
    let result = try await first.build(files)
    guard case .failure(let failure) = result, failure.cause != .placed else { return result }
    if failure.cause == .comparable, try await stubsBuild(renewed: renewal != nil) {
      return result
    }
    let clean: ProgramBuilder
    do {
      clean = try await renewedBuilder()
    } catch let fault as ReportedFault {
      return .failure(
        BuildFailure(
          diagnostics: [], elsewhere: nil, collapse: fault.description, cause: .unplaced,
          isOurs: true))
    }
    let again = try await clean.build(files)
    guard case .failure(var lasting) = again else { return again }
    switch lasting.cause {
    case .placed: return again
    case .comparable: lasting.isOurs = try await !stubsBuild(renewed: true)
    case .unplaced: lasting.isOurs = true
    }
    return .failure(lasting)
  }

  private func stubsBuild(renewed: Bool) async throws -> Bool {
    if case .success = try await stubBuild(renewed: renewed) { true } else { false }
  }

  private func stubBuild(renewed: Bool) async throws -> Result<Program, BuildFailure> {
    let build =
      stubBuilds[renewed]
      ?? Task { try await (renewed ? self.renewedBuilder() : builder).build([:]) }
    stubBuilds[renewed] = build
    return try await Self.value(of: build)
  }

  private func renewedBuilder() async throws -> ProgramBuilder {
    let task = renewal ?? Task { [renew] in try await renew() }
    renewal = task
    return try await Self.value(of: task)
  }

  private static func value<Value: Sendable>(
    of task: Task<Value, any Error>
  ) async throws -> Value {
    try await withTaskCancellationHandler {
      try await task.value
    } onCancel: {
      task.cancel()
    }
  }
}
