internal import Checking

/// The progress on an exercise, relative to its file's current content.
package enum ExerciseProgress: Sendable, Equatable {
  /// It was never checked.
  case unchecked
  /// It has not changed since it was checked.
  case checked(ProgressRecord.Entry)
  /// Its file has changed since it was checked.
  case stale(ProgressRecord.Entry)

  /// Whether it passed and has not changed since.
  package var isPassed: Bool {
    if case .checked(let entry) = self { entry.status == .passed } else { false }
  }
}

extension ProgressRecord {
  /// Returns the progress on an exercise whose file's hash is `content`.
  package func progress(of exercise: String, content: String) -> ExerciseProgress {
    guard let entry = entries[exercise] else { return .unchecked }
    return entry.content == content ? .checked(entry) : .stale(entry)
  }
}
