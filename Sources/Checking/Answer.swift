public import Observations

/// What came of one request to a submission.
public enum Answer: Sendable, Equatable {
  case observed(Trace)
  /// The submission called `unfinished`.
  case unfinished
  /// The program ended before it answered: what it said, and where.
  case crashed(String)
  /// The program used up its time.
  case timedOut(String)

  /// The trace, where there is one.
  public var trace: Trace? {
    if case .observed(let trace) = self { trace } else { nil }
  }
}
