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
  /// Returns the public names of the lesson's kit, for suggestions.
  private let kitNames: @Sendable () -> Set<String>
  /// Limits how many builds and programs run at once.
  nonisolated let limit: TaskLimit
  /// Returns a builder whose modules were compiled again rather than taken from the cache.
  private let makeCleanBuilder: @Sendable () async throws -> ProgramBuilder
  /// Keeps the programs for later; nil where nothing is run later.
  private let store: ProgramStore?
  private var builds: [[String: String]: Task<Result<Program, BuildFailure>, any Error>] = [:]
  private var cleanBuilderTask: Task<Result<ProgramBuilder, BuildFailure>, any Error>?
  /// The builds of the stubs, by whether the clean builder is used.
  private var stubBuilds: [Bool: Task<Result<Program, BuildFailure>, any Error>] = [:]

  nonisolated var stubs: [String: String] { builder.stubs }
  nonisolated var compiler: Compiler { builder.compiler }

  init(
    _ builder: ProgramBuilder, kitNames: @escaping @Sendable () -> Set<String>, limit: TaskLimit,
    store: ProgramStore? = nil,
    makeCleanBuilder: @escaping @Sendable () async throws -> ProgramBuilder
  ) {
    self.builder = builder
    self.kitNames = kitNames
    self.limit = limit
    self.store = store
    self.makeCleanBuilder = makeCleanBuilder
  }

  /// Returns the program of some files, with stubs in place of the others.
  func program(of files: [String: String]) async throws -> Result<Program, BuildFailure> {
    let build = builds[files] ?? Task { try await self.stored(files) }
    builds[files] = build
    return try await Self.value(of: build)
  }

  /// Builds a program of files that will most likely compile, in less time than ``program(of:)``.
  ///
  /// - Returns: Whether it was built. If not, that tells nothing about the files.
  func buildQuickly(_ files: [String: String]) async throws -> Bool {
    let program = try await limit.run { [quickBuilder] in try await quickBuilder.build(files) }
    guard case .success(let program) = program else { return false }
    builds[files] = Task { .success(program) }
    return true
  }

  /// Builds without the modules that few files need. A failure tells nothing about the files.
  private var quickBuilder: ProgramBuilder {
    var builder = builder
    builder.importsLess = true
    return builder
  }

  /// Returns a program that was built before, or builds and stores it.
  private func stored(_ files: [String: String]) async throws -> Result<Program, BuildFailure> {
    guard let store else { return try await build(files) }
    let key = try builder.key(ofProgramWith: files)
    if let program = store.program(for: key) { return .success(program) }
    let result = try await build(files)
    if case .success(let program) = result { store.keep(program, for: key) }
    return result
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
    // The stubs that a failure is compared with are built by the same builder.
    let isClean = cleanBuilderTask != nil
    let result = try await build(files, clean: isClean)
    guard case .failure(let failure) = result, failure.cause != .submission else { return result }
    if failure.cause == .undetermined, try await stubsBuild(clean: isClean) { return result }
    let again = try await build(files, clean: true)
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
    _ files: [String: String], clean: Bool
  ) async throws -> Result<Program, BuildFailure> {
    let builder: ProgramBuilder
    switch clean ? try await cleanBuilder() : .success(self.builder) {
    case .success(let found): builder = found
    case .failure(let failure): return .failure(failure)
    }
    let result = try await limit.run { [quickBuilder] in
      if !clean, case .success(let program) = try await quickBuilder.build(files) {
        return Result<Program, BuildFailure>.success(program)
      }
      return try await builder.build(files)
    }
    return result.mapError {
      $0.explained(files: files, stubs: builder.stubs, kitNames: kitNames())
    }
  }

  private func stubsBuild(clean: Bool) async throws -> Bool {
    if case .success = try await stubBuild(clean: clean) { true } else { false }
  }

  private func stubBuild(clean: Bool) async throws -> Result<Program, BuildFailure> {
    let build =
      stubBuilds[clean]
      ?? Task { try await self.build([:], clean: clean) }
    stubBuilds[clean] = build
    return try await Self.value(of: build)
  }

  /// Returns the builder without cached modules, or the failure to compile them, which is not the
  /// student's fault.
  private func cleanBuilder() async throws -> Result<ProgramBuilder, BuildFailure> {
    let task =
      cleanBuilderTask
      ?? Task { [makeCleanBuilder] in
        do {
          return .success(try await makeCleanBuilder())
        } catch let fault as ReportedFault {
          return .failure(
            BuildFailure(
              diagnostics: [], firstError: nil, toolFailure: fault.description,
              cause: .environment, isOurs: true))
        }
      }
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
