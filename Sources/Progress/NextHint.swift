package import LessonReading

/// The next hint, and how many are left after it.
package struct NextHint: Sendable, Equatable {
  package let hint: Hint
  /// Whether the last check diagnosed the misconception that the hint is for.
  package let isDiagnosed: Bool
  package let left: Int
}

extension ProgressRecord {
  /// Returns the first hint for an exercise that has not been seen. A hint for the last diagnosis comes
  /// before the others, which follow in the lesson's order.
  package func nextHint(for exercise: String, of lesson: Lesson) -> NextHint? {
    let unseen = lesson.hints(for: exercise).filter { !hasSeen($0) }
    let diagnosed = unseen.first { isDiagnosed($0) }
    return (diagnosed ?? unseen.first).map {
      NextHint(hint: $0, isDiagnosed: diagnosed != nil, left: unseen.count - 1)
    }
  }

  /// Whether the last check diagnosed the misconception that a hint is for.
  package func isDiagnosed(_ hint: Hint) -> Bool {
    guard let when = hint.when else { return false }
    return entries[hint.exercise]?.misconceptions.contains(when) ?? false
  }

  private func hasSeen(_ hint: Hint) -> Bool {
    hintsSeen[hint.exercise]?.contains(hint.level) ?? false
  }
}
