internal import Compiling
internal import Courses
internal import LessonReading

extension [ExerciseGrader] {
  /// Grades each exercise by its own file alone, or in a program with the other files that it needs.
  ///
  /// - Parameter files: All files of the submission, by name.
  /// - Returns: The results in the graders' order.
  /// - Throws: Faults that are not the student's.
  func grade(_ files: [String: String]) async throws -> [ExerciseResult] {
    let separate = try await concurrentMap { try await $0.separateResult(among: files) }
    var compilable: Set<String> = []
    var dependent: Set<String> = []
    var failures: [String: BuildFailure] = [:]
    for (grader, result) in zip(self, separate) {
      let file = grader.exercise.file
      switch result {
      case .final:
        if files[file] != nil { compilable.insert(file) }
      case .cached: break
      case .callsStub:
        compilable.insert(file)
        dependent.insert(file)
      case .didNotCompile(let failure):
        failures[file] = failure
        dependent.insert(file)
      }
    }
    guard !dependent.isEmpty, let programs = first?.programs else {
      return separate.compactMap(\.result)
    }
    let grouping = try await BuildGrouping(
      for: dependent, among: files, compilable: compilable, failures: failures, in: programs)
    let pairs = zip(self, separate).map { (grader: $0, separate: $1) }
    return try await pairs.concurrentMap { grader, separate in
      if let result = separate.result { return result }
      return try await grader.result(in: grouping, separate: separate, files: files)
    }
  }
}
