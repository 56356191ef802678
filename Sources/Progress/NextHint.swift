package import LessonReading

/// The next hint, and how many are left after it.
package struct NextHint: Sendable, Equatable {
  package let hint: Hint
  /// Whether the last check diagnosed the mistake that the hint is for.
  package let isDiagnosed: Bool
  package let left: Int
}

extension ProgressRecord {
  /// Returns the first hint for an exercise that has not been seen. A hint for the last diagnosis comes
  /// before the others, which follow in the lesson's order.
  package func nextHint(for exercise: String, of lesson: Lesson) -> NextHint? {
    let unseen = lesson.hints(for: exercise).filter { !hasSeen($0) }
    let diagnosed = unseen.first { isDiagnosed($0, in: lesson) }
    return (diagnosed ?? unseen.first).map {
      NextHint(hint: $0, isDiagnosed: diagnosed != nil, left: unseen.count - 1)
    }
  }

  /// Returns the hint that is about what the last check found, whether it was seen or not; nil where
  /// there is none.
  package func diagnosedHint(for exercise: String, of lesson: Lesson) -> Hint? {
    lesson.hints(for: exercise).first { isDiagnosed($0, in: lesson) }
  }

  /// Whether the last check diagnosed the misconception, or the mistake in a quantity, that a hint is
  /// for.
  package func isDiagnosed(_ hint: Hint, in lesson: Lesson) -> Bool {
    guard let entry = entries[hint.exercise] else { return false }
    return lesson.hints(
      for: hint.exercise, about: entry.misconceptions, in: entry.quantities
    ).contains(hint)
  }

  private func hasSeen(_ hint: Hint) -> Bool {
    hintsSeen[hint.exercise]?.contains(hint.level) ?? false
  }
}
