internal import Caching
package import Compiling
package import Courses
internal import Explaining
package import LessonReading

/// A build of a lesson's stubs, which uses all that a submission is compiled and linked with.
///
/// Damaged files of the cache are made again on the way.
package enum BuildSelfTest {
  /// Builds the stubs of a lesson.
  ///
  /// - Throws: A ``ReportedFault`` with the reason if they do not build.
  package static func run(
    _ lesson: Lesson, in folder: LessonFolder, toolchain: Toolchain
  ) async throws {
    if let fault = folder.missingSources { throw fault }
    let workspace = try Workspace(in: folder.course.cache)
    let resultCache = ResultCache(in: folder.course.resultCache)
    let tools = BuildTools(of: folder, toolchain: toolchain)
    let programs = ProgramBuilds(
      try await tools.builder(for: lesson, in: workspace, resultCache: resultCache),
      kitNames: { [] },
      limit: TaskLimit(1),
      makeCleanBuilder: {
        try await tools.builder(
          for: lesson, in: workspace, resultCache: resultCache, ignoringCache: true)
      })
    guard case .failure(let failure) = try await programs.program(of: [:]) else { return }
    try await programs.requireStubsToBuild()
    throw ReportedFault(.machine, failure.ownFaultMessage)
  }
}
