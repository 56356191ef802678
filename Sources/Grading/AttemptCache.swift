internal import Caching
internal import Files
internal import LessonReading

/// Attempts that were made before, each under the hash of everything it depends on.
struct AttemptCache: Sendable {
  /// Nil where nothing is cached, and every attempt is made anew.
  let results: ResultCache?
  /// A hash of what every attempt depends on: the lesson, its checks, this command, the toolchain.
  let inputs: String

  /// What an attempt was made with: two things that may well be the same files.
  enum Setting: String {
    /// One program of these files, with stubs in the place of all others.
    case program
    /// A submission that holds these files, in whatever programs.
    case submission
  }

  /// Returns what an exercise came to with these files, if that is known.
  func attempt(
    _ exercise: Exercise, in setting: Setting, of sources: [String: String]
  ) -> Attempt? {
    results?.result(of: key(exercise, setting, sources)).flatMap { data in
      AttemptRecord(data)?.attempt
    }
  }

  /// Keeps what an exercise came to with these files, if it would be the same again.
  func keep(
    _ attempt: Attempt, of exercise: Exercise, in setting: Setting, of sources: [String: String]
  ) throws {
    guard let results, attempt.isLasting else { return }
    results.store(try AttemptRecord(attempt).data(), as: key(exercise, setting, sources))
  }

  private func key(
    _ exercise: Exercise, _ setting: Setting, _ sources: [String: String]
  ) -> String {
    var hash = ContentHash()
    hash.add(inputs)
    hash.add(setting.rawValue)
    hash.add(exercise.id)
    for (name, text) in sources.sorted(by: { $0.key < $1.key }) {
      hash.add(name)
      hash.add(text)
    }
    return "verdict-\(hash.hexadecimal())"
  }
}
