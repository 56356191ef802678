internal import Compiling
internal import Courses
internal import Explaining

/// Builds the programs of one grading, each combination of files once.
///
/// If a build fails and no error names a line in a student's file, the lesson's own stubs are built for
/// comparison, and the build is tried again without the cache. If the second build fails too and the
/// stubs do not build either, the failure is not the student's fault.
actor ProgramBuilds {
  /// Builds with the cached modules.
  private let builder: ProgramBuilder
  /// The public names of the lesson's kit, for suggestions.
  private let kitNames: Set<String>
  /// Limits how many builds and programs run at once.
  nonisolated let limit: TaskLimit
  /// Returns a builder whose modules were compiled again rather than taken from the cache.
  private let makeCleanBuilder: @Sendable () async throws -> ProgramBuilder
  private var builds: [[String: String]: Task<Result<Program, BuildFailure>, any Error>] = [:]
  private var cleanBuilderTask: Task<ProgramBuilder, any Error>?
  /// The builds of the stubs, by whether the clean builder is used.
  private var stubBuilds: [Bool: Task<Result<Program, BuildFailure>, any Error>] = [:]

  nonisolated var stubs: [String: String] { builder.stubs }
  nonisolated var compiler: Compiler { builder.compiler }

  init(
    _ builder: ProgramBuilder, kitNames: Set<String>, limit: TaskLimit,
    makeCleanBuilder: @escaping @Sendable () async throws -> ProgramBuilder
  ) {
    self.builder = builder
    self.kitNames = kitNames
    self.limit = limit
    self.makeCleanBuilder = makeCleanBuilder
  }

  /// Returns the program of some files, with stubs in place of the others.
  func program(of files: [String: String]) async throws -> Result<Program, BuildFailure> {
    let build = builds[files] ?? Task { try await self.build(files) }
    builds[files] = build
    return try await Self.value(of: build)
  }

  /// Builds the lesson's stubs.
  ///
  /// - Throws: A ``ReportedFault`` with the compiler's message where the stubs do not compile.
  func requireStubsToBuild() async throws {
    guard case .failure(let failure) = try await stubBuild(clean: cleanBuilderTask != nil),
      failure.cause == .undetermined, !failure.isOurs
    else { return }
    throw ReportedFault(
      .lesson,
      "The stubs of \(builder.lesson.name) do not compile with its probe: "
        + "\(failure.toolFailure ?? failure.firstError ?? "the compiler gives no reason").")
  }

  private func build(_ files: [String: String]) async throws -> Result<Program, BuildFailure> {
    let first = cleanBuilderTask == nil ? builder : try await cleanBuilder()
    let result = try await build(files, with: first)
    guard case .failure(let failure) = result, failure.cause != .submission else { return result }
    if failure.cause == .undetermined, try await stubsBuild(clean: cleanBuilderTask != nil) {
      return result
    }
    let clean: ProgramBuilder
    do {
      clean = try await cleanBuilder()
    } catch let fault as ReportedFault {
      return .failure(
        BuildFailure(
          diagnostics: [], firstError: nil, toolFailure: fault.description, cause: .environment,
          isOurs: true))
    }
    let again = try await build(files, with: clean)
    guard case .failure(var second) = again else { return again }
    switch second.cause {
    case .submission: return again
    case .undetermined: second.isOurs = try await !stubsBuild(clean: true)
    case .environment: second.isOurs = true
    }
    return .failure(second)
  }

  /// Builds a program, and adds advice to the compiler's messages where the build fails.
  private func build(
    _ files: [String: String], with builder: ProgramBuilder
  ) async throws -> Result<Program, BuildFailure> {
    let result = try await limit.run { try await builder.build(files) }
    return result.mapError {
      $0.explained(files: files, stubs: builder.stubs, kitNames: kitNames)
    }
  }

  private func stubsBuild(clean: Bool) async throws -> Bool {
    if case .success = try await stubBuild(clean: clean) { true } else { false }
  }

  private func stubBuild(clean: Bool) async throws -> Result<Program, BuildFailure> {
    let build =
      stubBuilds[clean]
      ?? Task { try await self.build([:], with: clean ? self.cleanBuilder() : self.builder) }
    stubBuilds[clean] = build
    return try await Self.value(of: build)
  }

  private func cleanBuilder() async throws -> ProgramBuilder {
    let task = cleanBuilderTask ?? Task { [makeCleanBuilder] in try await makeCleanBuilder() }
    cleanBuilderTask = task
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
