internal import Caching
internal import LessonReading

extension ProgramBuilder {
  /// Prepares what the programs of a lesson are built with, out of the cache where it can be used.
  ///
  /// - Parameters:
  ///   - lesson: The lesson.
  ///   - folder: Where it lies.
  ///   - toolchain: What compiles programs.
  ///   - workspace: Where new files are made.
  ///   - kept: Where probes are kept.
  ///   - renewing: Whether everything is made anew, whatever the cache holds.
  /// - Returns: The builder.
  /// - Throws: A ``ReportedFault`` where our own modules do not compile or nothing can be written.
  static func prepare(
    for lesson: Lesson, in folder: LessonFolder, toolchain: Toolchain, workspace: Workspace,
    kept: ResultCache, renewing: Bool = false
  ) async throws -> ProgramBuilder {
    let compiler = Compiler(
      toolchain: toolchain,
      systemModules: try await SystemModules.prepare(
        for: toolchain, in: folder.course.cache, workspace: workspace, renewing: renewing))
    let support: Support
    do {
      support = try await Support.prepare(
        for: folder, compiler: compiler, workspace: workspace, renewing: renewing)
    } catch let fault as ReportedFault where !renewing && fault.kind == .machine {
      // A damaged module of the system's in the cache keeps our own modules from compiling.
      return try await prepare(
        for: lesson, in: folder, toolchain: toolchain, workspace: workspace, kept: kept,
        renewing: true)
    }
    return ProgramBuilder(
      lesson: folder, compiler: compiler, support: support, workspace: workspace, kept: kept,
      stubs: Dictionary(uniqueKeysWithValues: lesson.exercises.map { ($0.file, $0.stub) }),
      ignoresKeptProbes: renewing)
  }
}
