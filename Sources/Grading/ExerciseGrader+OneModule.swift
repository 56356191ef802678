internal import Checking
internal import Compiling
internal import Courses
internal import LessonReading

extension [ExerciseGrader] {
  /// Grades all exercises in one program of the submission's files.
  ///
  /// It is one build rather than one for each exercise. The verdicts are those of separate programs:
  /// the files do not affect each other, and a program that ended early is not believed where the code
  /// of another file may have ended it.
  ///
  /// - Parameter files: All files of the submission, by name.
  /// - Returns: The results in the graders' order; nil where separate programs must decide.
  /// - Throws: Faults that are not the student's.
  func gradeTogether(_ files: [String: String]) async throws -> [ExerciseResult]? {
    guard files.count > 1, SharedNames(in: files).areNone, let programs = first?.programs,
      try await programs.buildQuickly(files)
    else { return nil }
    let results = try await concurrentMap { try await $0.result(in: files) }
    let endings = results.compactMap { result -> Bool? in
      switch result.verdict.status {
      case .crashed, .timedOut: true
      case .passed, .failed: false
      case .notAttempted, .didNotCompile, .blocked, .faulty: nil
      }
    }
    // Code that runs before `main` ends the programs of all exercises.
    return endings.count > 1 && endings.allSatisfy(\.self) ? nil : results
  }
}

extension ExerciseGrader {
  /// Returns the result of the exercise in a program of some files, or without a program where the
  /// exercise has no file.
  fileprivate func result(in files: [String: String]) async throws -> ExerciseResult {
    if let result = resultWithoutFile { return result }
    guard case .judged(let result) = try await outcome(with: files) else { return notJudged }
    progress(.judged(exercise: exercise.id, result.verdict.status))
    return result
  }
}
