internal import Checking

/// How an exercise stands, given what its file holds now.
package enum ExerciseProgress: Sendable, Equatable {
  /// It was never checked.
  case unchecked
  /// It was checked as it is now.
  case checked(ProgressRecord.Entry)
  /// It was checked, and its file has changed since.
  case stale(ProgressRecord.Entry)

  /// Tells whether it passed, and as it is now.
  package var isPassed: Bool {
    if case .checked(let entry) = self { entry.status == .passed } else { false }
  }
}

extension ProgressRecord {
  /// Says how an exercise stands whose file now holds what gives the hash `content`.
  package func standing(of exercise: String, content: String) -> ExerciseProgress {
    guard let entry = entries[exercise] else { return .unchecked }
    return entry.content == content ? .checked(entry) : .stale(entry)
  }
}
