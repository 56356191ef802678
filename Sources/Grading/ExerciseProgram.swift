internal import Checking
internal import Compiling
internal import Courses
internal import Explaining
internal import LessonReading

/// The program in which one exercise of a submission runs, outside of a grading.
struct ExerciseProgram: Sendable {
  let exercise: Exercise
  /// The files of the submission that are compiled, by name.
  let files: [String: String]
  let programs: ProgramBuilds

  /// Runs the exercise on some scenarios.
  ///
  /// The exercise's own file is compiled with the lesson's stubs in place of the others, as in a
  /// grading. If it needs other files, those that compile are added.
  ///
  /// - Returns: The answers; nil where the exercise's file does not compile.
  func answers(to scenarios: [[UInt8]]) async throws -> [Answer]? {
    let own = files.filter { $0.key == exercise.file }
    let alone = try await programs.program(of: own)
    if case .success(let program) = alone {
      let answers = try await ask(program, scenarios)
      let callsStub = answers.contains { if case .unfinished = $0 { true } else { false } }
      guard callsStub, files.count > 1, UnfinishedCalls.lines(in: own.values.first ?? "").isEmpty
      else { return answers }
    }
    let failures: [String: BuildFailure] =
      if case .failure(let failure) = alone { [exercise.file: failure] } else { [:] }
    let grouping = try await BuildGrouping(
      for: [exercise.file], among: files, compilable: failures.isEmpty ? [exercise.file] : [],
      failures: failures, in: programs)
    switch grouping.placements[exercise.file] {
    case .program(let files):
      guard case .success(let program) = try await programs.program(of: files) else { return nil }
      return try await ask(program, scenarios)
    case .notBuilt(let failure): throw ReportedFault(.machine, failure.ownFaultMessage)
    case .didNotCompile, nil: return nil
    }
  }

  private func ask(_ program: Program, _ scenarios: [[UInt8]]) async throws -> [Answer] {
    let session = ProbeSession(
      program: program, compiler: programs.compiler, exercise: exercise.id, file: exercise.file)
    return try await programs.limit.run { try await session.ask(scenarios) }.answers
  }
}
