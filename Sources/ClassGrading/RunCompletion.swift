package import ClassReporting
package import Courses
package import Gradebook

/// What became of a run whose submissions all have a result.
package enum RunCompletion: Sendable {
  /// Its marks are those of the class.
  case current(changes: [GradeChange])
  /// It would change marks of the class, and nobody accepted that.
  case waiting(changes: [GradeChange])
}

extension Gradebook {
  /// Makes the marks of a run those of the class, unless it would change a mark that is in force and
  /// changes are not accepted.
  ///
  /// - Parameters:
  ///   - run: A run in which every student has a result.
  ///   - accepting: Whether changes of marks are accepted.
  /// - Returns: What became of it, and what differs from the marks before.
  /// - Throws: A ``ReportedFault`` where the gradebook cannot be used.
  package func finish(_ run: Run, accepting: Bool) throws(ReportedFault) -> RunCompletion {
    try complete(run)
    guard let current = try currentRun() else {
      try accept(run)
      return .current(changes: [])
    }
    let comparison = try RunComparison(of: current, with: run, in: self)
    if comparison.changesMarks, !accepting { return .waiting(changes: comparison.changes) }
    if comparison.isEmpty {
      try discard(run)
    } else {
      try accept(run)
    }
    return .current(changes: comparison.changes)
  }
}
