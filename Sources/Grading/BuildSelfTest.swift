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
    let results = ResultCache(in: folder.course.kept)
    let tools = BuildTools(of: folder, toolchain: toolchain)
    let programs = Programs(
      try await tools.builder(for: lesson, in: workspace, results: results), kitNames: [],
      limit: TaskLimit(1),
      renew: {
        try await tools.builder(for: lesson, in: workspace, results: results, renewing: true)
      })
    guard case .failure(let failure) = try await programs.program(of: [:]) else { return }
    try await programs.requireStubsToBuild()
    throw ReportedFault(.machine, failure.apology)
  }
}
