internal import LessonReading

extension [Examiner] {
  /// Examines each exercise by its own file, and those that need others by what they share.
  ///
  /// - Parameter files: All files of the submission, by name.
  /// - Returns: What each came to, in the examiners' order.
  /// - Throws: Faults of ours alone.
  func examine(_ files: [String: String]) async throws -> [Examined] {
    let standings = try await concurrentMap(atOnce: 2) { try await $0.standing(among: files) }
    var sound: Set<String> = []
    var needy: Set<String> = []
    var failures: [String: BuildFailure] = [:]
    for (examiner, standing) in zip(self, standings) {
      let file = examiner.exercise.file
      switch standing {
      case .settled:
        if files[file] != nil { sound.insert(file) }
      case .remembered: break
      case .callsStub:
        sound.insert(file)
        needy.insert(file)
      case .refused(let failure):
        failures[file] = failure
        needy.insert(file)
      }
    }
    guard !needy.isEmpty, let programs = first?.programs else {
      return standings.compactMap(\.result)
    }
    let grouping = try await BuildGrouping(
      for: needy, among: files, sound: sound, failures: failures, in: programs)
    let pairs = zip(self, standings).map { (examiner: $0, standing: $1) }
    return try await pairs.concurrentMap(atOnce: 2) { examiner, standing in
      if let result = standing.result { return result }
      return try await examiner.among(grouping, standing: standing, files: files)
    }
  }
}
