internal import Compiling
internal import Courses
internal import Explaining

/// The programs of one grading, each built once.
///
/// If a build fails and no message names a place in a student's file, the lesson's own stubs are built
/// for comparison, and the build is tried again with a new cache. A failure that remains and that the
/// stubs share is our fault.
actor Programs {
  /// Builds with what the cache holds.
  private let builder: ProgramBuilder
  /// The names that the lesson's kit offers, for suggestions.
  private let kitNames: Set<String>
  /// Limits how many builds and programs run at once.
  nonisolated let limit: TaskLimit
  /// Makes a builder with everything in the cache made anew.
  private let renew: @Sendable () async throws -> ProgramBuilder
  private var builds: [[String: String]: Task<Result<Program, BuildFailure>, any Error>] = [:]
  private var renewal: Task<ProgramBuilder, any Error>?
  /// The stubs' builds, with the cache as it is and with one made anew.
  private var stubBuilds: [Bool: Task<Result<Program, BuildFailure>, any Error>] = [:]

  nonisolated var stubs: [String: String] { builder.stubs }
  nonisolated var compiler: Compiler { builder.compiler }

  init(
    _ builder: ProgramBuilder, kitNames: Set<String>, limit: TaskLimit,
    renew: @escaping @Sendable () async throws -> ProgramBuilder
  ) {
    self.builder = builder
    self.kitNames = kitNames
    self.limit = limit
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
    let result = try await build(files, with: first)
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
    let again = try await build(files, with: clean)
    guard case .failure(var lasting) = again else { return again }
    switch lasting.cause {
    case .placed: return again
    case .comparable: lasting.isOurs = try await !stubsBuild(renewed: true)
    case .unplaced: lasting.isOurs = true
    }
    return .failure(lasting)
  }

  /// Builds a program, and adds advice to what the compiler says where it fails.
  private func build(
    _ files: [String: String], with builder: ProgramBuilder
  ) async throws -> Result<Program, BuildFailure> {
    let result = try await limit.run { try await builder.build(files) }
    return result.mapError {
      $0.explained(files: files, stubs: builder.stubs, kitNames: kitNames)
    }
  }

  private func stubsBuild(renewed: Bool) async throws -> Bool {
    if case .success = try await stubBuild(renewed: renewed) { true } else { false }
  }

  private func stubBuild(renewed: Bool) async throws -> Result<Program, BuildFailure> {
    let build =
      stubBuilds[renewed]
      ?? Task { try await self.build([:], with: renewed ? self.renewedBuilder() : self.builder) }
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
