package import Checking
internal import Compiling
internal import Courses
package import LessonReading

extension PreparedLesson {
  /// Finds those sources that do not compile, as files of one module and without generating code.
  ///
  /// - Parameter sources: The texts, by file name. They must not declare the same names.
  /// - Returns: The names of the files with errors; nil where the compiler did not say which they are.
  /// - Throws: A ``ReportedFault`` where the files cannot be written, and `CancellationError`.
  package func filesWithErrors(among sources: [String: String]) async throws -> Set<String>? {
    let builder = try await tools.builder(
      for: lesson, in: try Workspace(in: folder.course.cache), resultCache: resultCache)
    return try await limit.run { try await builder.filesWithErrors(among: sources) }
  }

  /// Asks a program of one exercise's file, with stubs in place of the others.
  ///
  /// - Parameters:
  ///   - source: The text of the exercise's file.
  ///   - exercise: The exercise.
  ///   - scenarios: The requests. A program that crashes is started again for the remaining ones.
  /// - Returns: An answer to each request; nil where the source does not compile.
  /// - Throws: A ``ReportedFault`` where the program cannot be built or run, and `CancellationError`.
  package func answers(
    of source: String, to exercise: Exercise, _ scenarios: [[UInt8]]
  ) async throws -> [Answer]? {
    let workspace = try Workspace(in: folder.course.cache)
    let builder = try await tools.builder(for: lesson, in: workspace, resultCache: resultCache)
    let build = try await limit.run { try await builder.build([exercise.file: source]) }
    guard case .success(let program) = build else { return nil }
    var answers: [Answer] = []
    // A program may use its time once, so it gets a part of the requests at once.
    let part = 40
    for start in stride(from: 0, to: scenarios.count, by: part) {
      let asked = Array(scenarios[start..<min(start + part, scenarios.count)])
      let session = ProbeSession(
        program: program, compiler: builder.compiler, exercise: exercise.id, file: exercise.file,
        maxRestarts: asked.count)
      answers += try await limit.run { try await session.ask(asked) }.answers
    }
    return answers
  }
}
