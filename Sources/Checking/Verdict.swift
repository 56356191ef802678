/// What an exercise, or one of its checks, comes to.
public enum Verdict: String, Sendable, CaseIterable, Codable {
  case passed
  case failed
  /// The submission calls `unfinished`, or there is no file.
  case notAttempted
  case didNotCompile
  case crashed
  case timedOut
  /// A prerequisite that the exercise truly needs is missing.
  case blocked
  /// The check itself broke. It is never held against the student.
  case faulty
}
