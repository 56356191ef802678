public import Observations

/// The answer of a submission to one request, or the reason why there is none.
public enum Answer: Sendable, Equatable {
  case observed(Trace)
  /// The submission called `unfinished`.
  case unfinished
  /// The program ended before it answered; the message says how and where.
  case crashed(String)
  /// The program used up its time; the message says where.
  case timedOut(String)

  /// The trace, where there is one.
  public var trace: Trace? {
    if case .observed(let trace) = self { trace } else { nil }
  }
}
