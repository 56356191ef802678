package import LessonReading

/// The hint to show next, and how many are left behind it.
package struct NextHint: Sendable, Equatable {
  package let hint: Hint
  /// Whether the last check saw what the hint is about.
  package let isDiagnosed: Bool
  package let left: Int
}

extension ProgressRecord {
  /// Chooses among an exercise's hints the first that was not seen: the one that belongs to the last
  /// diagnosis before all others, which follow in their order.
  package func nextHint(for exercise: String, of lesson: Lesson) -> NextHint? {
    let unseen = lesson.hints(for: exercise).filter { !hasSeen($0) }
    let diagnosed = unseen.first { isDiagnosed($0) }
    return (diagnosed ?? unseen.first).map {
      NextHint(hint: $0, isDiagnosed: diagnosed != nil, left: unseen.count - 1)
    }
  }

  /// Tells whether the last check saw what a hint is about.
  package func isDiagnosed(_ hint: Hint) -> Bool {
    guard let when = hint.when else { return false }
    return entries[hint.exercise]?.misconceptions.contains(when) ?? false
  }

  private func hasSeen(_ hint: Hint) -> Bool {
    hintsSeen[hint.exercise]?.contains(hint.level) ?? false
  }
}
