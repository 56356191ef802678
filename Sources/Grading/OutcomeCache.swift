internal import Caching
internal import Files
internal import LessonReading

/// A cache of the outcomes of exercises. Each key is the hash of everything that the outcome depends on.
struct OutcomeCache: Sendable {
  /// Nil where outcomes are not cached.
  let resultCache: ResultCache?
  /// A hash of the lesson, its checks, this program and the toolchain.
  let inputs: String

  /// The code that an outcome was found with. The same files can have an outcome in each scope.
  enum Scope: String {
    /// One program of these files, with stubs in place of the others.
    case program
    /// A submission of these files, graded in one or several programs.
    case submission
  }

  /// Returns the cached outcome of an exercise with some files, or nil where there is none.
  func outcome(
    of exercise: Exercise, in scope: Scope, with sources: [String: String]
  ) -> ExerciseOutcome? {
    resultCache?.value(for: key(exercise, scope, sources)).flatMap { data in
      OutcomeRecord(data)?.outcome
    }
  }

  /// Stores the outcome of an exercise with some files, if it may be cached.
  func store(
    _ outcome: ExerciseOutcome, of exercise: Exercise, in scope: Scope,
    with sources: [String: String]
  ) throws {
    guard let resultCache, outcome.isCacheable else { return }
    resultCache.store(try OutcomeRecord(outcome).data(), for: key(exercise, scope, sources))
  }

  private func key(
    _ exercise: Exercise, _ scope: Scope, _ sources: [String: String]
  ) -> String {
    var hash = ContentHash()
    hash.add(inputs)
    hash.add(scope.rawValue)
    hash.add(exercise.id)
    for (name, text) in sources.sorted(by: { $0.key < $1.key }) {
      hash.add(name)
      hash.add(text)
    }
    return "verdict-\(hash.hexadecimal())"
  }
}
