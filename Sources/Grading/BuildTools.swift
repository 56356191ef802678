internal import Caching
internal import FoundationEssentials
internal import Compiling
internal import Courses
internal import Explaining
internal import LessonReading

/// What the programs of a lesson are built with, prepared once for all gradings.
///
/// It is prepared anew when the sources of the support modules or the toolchain change.
actor BuildTools {
  struct Prepared: Sendable {
    let compiler: Compiler
    let support: Support
    /// The folder that holds the modules where the cache cannot be written, else nil.
    let workspace: Workspace?
  }

  private let lesson: LessonFolder
  private let toolchain: Toolchain
  private var latest: (identity: String, task: Task<Prepared, any Error>)?

  init(of lesson: LessonFolder, toolchain: Toolchain) {
    self.lesson = lesson
    self.toolchain = toolchain
  }

  /// Returns the compiler and the support modules; `renewing` compiles them whatever the cache holds.
  func prepared(renewing: Bool = false) async throws -> Prepared {
    let identity = try Support.identity(of: lesson, toolchain: toolchain)
    let task: Task<Prepared, any Error>
    if !renewing, let latest, latest.identity == identity {
      task = latest.task
    } else {
      task = Task { [lesson, toolchain] in
        try await Self.prepare(lesson, toolchain, renewing: renewing)
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
      // Another grading, which waited for the same preparation, was cancelled.
      guard error is CancellationError, !Task.isCancelled else { throw error }
      return try await prepared(renewing: renewing)
    }
  }

  /// Returns a builder of programs in a workspace; `renewing` compiles anew whatever it needs.
  func builder(
    for exercises: Lesson, in workspace: Workspace, results: ResultCache, renewing: Bool = false
  ) async throws -> ProgramBuilder {
    let prepared = try await prepared(renewing: renewing)
    return ProgramBuilder(
      lesson: lesson, compiler: prepared.compiler, support: prepared.support,
      workspace: workspace, results: results,
      stubs: Dictionary(uniqueKeysWithValues: exercises.exercises.map { ($0.file, $0.stub) }),
      ignoresCachedProbes: renewing)
  }

  private static func prepare(
    _ lesson: LessonFolder, _ toolchain: Toolchain, renewing: Bool
  ) async throws -> Prepared {
    let workspace = try Workspace(in: lesson.course.cache)
    let compiler = Compiler(
      toolchain: toolchain,
      systemModules: try await SystemModules.prepare(
        for: toolchain, in: lesson.course.cache, workspace: workspace, renewing: renewing),
      isCauseKnown: { GivenUpPowers.isCause(of: $0, in: $1) })
    do {
      let support = try await Support.prepare(
        for: lesson, compiler: compiler, workspace: workspace, renewing: renewing)
      let folders = [compiler.systemModules.folder, support.folder]
      let isUsed = folders.contains { $0.path.hasPrefix(workspace.folder.path) }
      return Prepared(
        compiler: compiler, support: support, workspace: isUsed ? workspace : nil)
    } catch let fault as ReportedFault where !renewing && fault.kind == .machine {
      // A damaged system module in the cache keeps our own modules from compiling.
      return try await prepare(lesson, toolchain, renewing: true)
    }
  }
}
