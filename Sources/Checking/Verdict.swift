/// The result of an exercise or of one of its checks.
public enum Verdict: String, Sendable, CaseIterable, Codable {
  case passed
  case failed
  /// The submission calls `unfinished`, or there is no file.
  case notAttempted
  case didNotCompile
  case crashed
  case timedOut
  /// An exercise that this one needs is missing.
  case blocked
  /// The check itself broke. The student keeps the points.
  case faulty
}
