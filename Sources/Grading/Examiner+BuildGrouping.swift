internal import Compiling
internal import Courses
internal import LessonReading

extension [Examiner] {
  /// Examines each exercise by its own file, and those that need other files by the program that they
  /// share.
  ///
  /// - Parameter files: All files of the submission, by name.
  /// - Returns: The results in the examiners' order.
  /// - Throws: Faults that are not the student's.
  func examine(_ files: [String: String]) async throws -> [Examined] {
    let separate = try await concurrentMap { try await $0.separateResult(among: files) }
    var sound: Set<String> = []
    var needy: Set<String> = []
    var failures: [String: BuildFailure] = [:]
    for (examiner, result) in zip(self, separate) {
      let file = examiner.exercise.file
      switch result {
      case .settled:
        if files[file] != nil { sound.insert(file) }
      case .cached: break
      case .callsStub:
        sound.insert(file)
        needy.insert(file)
      case .refused(let failure):
        failures[file] = failure
        needy.insert(file)
      }
    }
    guard !needy.isEmpty, let programs = first?.programs else {
      return separate.compactMap(\.result)
    }
    let grouping = try await BuildGrouping(
      for: needy, among: files, sound: sound, failures: failures, in: programs)
    let pairs = zip(self, separate).map { (examiner: $0, separate: $1) }
    return try await pairs.concurrentMap { examiner, separate in
      if let result = separate.result { return result }
      return try await examiner.among(grouping, separate: separate, files: files)
    }
  }
}
