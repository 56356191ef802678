internal import Caching
package import LessonReading

/// A build of a lesson's stubs, which uses all that a submission is compiled and linked with.
///
/// What is damaged in the cache is made anew on the way.
package enum BuildSelfTest {
  /// Builds the stubs of a lesson.
  ///
  /// - Throws: A ``ReportedFault`` with what keeps them from being built.
  package static func run(
    _ lesson: Lesson, in folder: LessonFolder, toolchain: Toolchain
  ) async throws {
    if let fault = folder.missingSources { throw fault }
    let workspace = try Workspace(in: folder.course.cache)
    let kept = ResultCache(in: folder.course.kept)
    let builder = try await ProgramBuilder.prepare(
      for: lesson, in: folder, toolchain: toolchain, workspace: workspace, kept: kept)
    let programs = Programs(builder) {
      try await ProgramBuilder.prepare(
        for: lesson, in: folder, toolchain: toolchain, workspace: workspace, kept: kept,
        renewing: true)
    }
    guard case .failure(let failure) = try await programs.program(of: [:]) else { return }
    try await programs.requireStubsToBuild()
    throw ReportedFault(.machine, failure.apology)
  }
}
