internal import Caching
internal import Compiling
internal import Courses
internal import Explaining
internal import FoundationEssentials
internal import LessonReading

/// The compiler and the support modules of a lesson, prepared once for all gradings.
///
/// They are prepared again when the sources of the support modules or the toolchain change.
actor BuildTools {
  struct Prepared: Sendable {
    let compiler: Compiler
    let support: SupportModules
    /// The folder that contains the modules where the cache cannot be written, else nil.
    let workspace: Workspace?
  }

  private let lesson: LessonFolder
  private let toolchain: Toolchain
  private var latest: (identity: String, task: Task<Prepared, any Error>)?

  init(of lesson: LessonFolder, toolchain: Toolchain) {
    self.lesson = lesson
    self.toolchain = toolchain
  }

  /// Returns the compiler and the support modules. `ignoringCache` compiles the modules even if they
  /// are cached.
  func prepared(ignoringCache: Bool = false) async throws -> Prepared {
    let identity = try identity()
    let task: Task<Prepared, any Error>
    if !ignoringCache, let latest, latest.identity == identity {
      task = latest.task
    } else {
      task = Task { [lesson, toolchain] in
        try await Self.prepare(lesson, toolchain, ignoringCache: ignoringCache)
      }
      latest = (identity, task)
    }
    do {
      return try await withTaskCancellationHandler {
        try await task.value
      } onCancel: {
        task.cancel()
      }
    } catch {
      if latest?.task == task { latest = nil }
      // Another grading that waited for the same preparation was cancelled; this one tries again.
      guard error is CancellationError, !Task.isCancelled else { throw error }
      return try await prepared(ignoringCache: ignoringCache)
    }
  }

  /// Returns a hash of the sources of the support modules and of the toolchain.
  nonisolated func identity() throws -> String {
    try SupportModules.identity(of: lesson, toolchain: toolchain)
  }

  /// Returns a builder of programs in a workspace. `ignoringCache` compiles everything it needs again.
  func builder(
    for exercises: Lesson, in workspace: Workspace, resultCache: ResultCache,
    ignoringCache: Bool = false, cachesPrograms: Bool = false
  ) async throws -> ProgramBuilder {
    builder(
      for: exercises, with: try await prepared(ignoringCache: ignoringCache), in: workspace,
      resultCache: resultCache, ignoringCache: ignoringCache, cachesPrograms: cachesPrograms)
  }

  /// Returns a builder with modules that are prepared already.
  nonisolated func builder(
    for exercises: Lesson, with prepared: Prepared, in workspace: Workspace,
    resultCache: ResultCache, ignoringCache: Bool = false, cachesPrograms: Bool = false
  ) -> ProgramBuilder {
    ProgramBuilder(
      lesson: lesson, compiler: prepared.compiler, support: prepared.support,
      workspace: workspace, modulesWorkspace: prepared.workspace, resultCache: resultCache,
      stubs: Dictionary(uniqueKeysWithValues: exercises.exercises.map { ($0.file, $0.stub) }),
      derivedProbe: DerivedProbe(of: exercises.exercises, in: lesson),
      ignoresCachedProbes: ignoringCache, cachesPrograms: cachesPrograms)
  }

  private static func prepare(
    _ lesson: LessonFolder, _ toolchain: Toolchain, ignoringCache: Bool
  ) async throws -> Prepared {
    let workspace = try Workspace(in: lesson.course.cache)
    let compiler = Compiler(
      toolchain: toolchain,
      systemModules: try await SystemModules.prepare(
        for: toolchain, in: lesson.course.cache, workspace: workspace, ignoringCache: ignoringCache),
      isCauseKnown: { GivenUpPowers.isCause(of: $0, in: $1) })
    do {
      let support = try await SupportModules.prepare(
        for: lesson, compiler: compiler, workspace: workspace, ignoringCache: ignoringCache)
      let folders = [compiler.systemModules.folder, support.folder]
      let isUsed = folders.contains { $0.path.hasPrefix(workspace.folder.path) }
      return Prepared(
        compiler: compiler, support: support, workspace: isUsed ? workspace : nil)
    } catch let fault as ReportedFault where !ignoringCache && fault.kind == .machine {
      // A system module in the cache may be damaged, so that the support modules do not compile.
      return try await prepare(lesson, toolchain, ignoringCache: true)
    }
  }
}
