package import Checking

extension Verdict {
  /// A sign for the verdict. It is always shown with the word.
  package var mark: String {
    switch self {
    case .passed: "✓"
    case .failed, .didNotCompile: "✗"
    case .notAttempted, .blocked: "·"
    case .crashed, .timedOut, .faulty: "!"
    }
  }

  /// The verdict as a person would say it.
  package var word: String {
    switch self {
    case .passed: "passed"
    case .failed: "failed"
    case .notAttempted: "not attempted"
    case .didNotCompile: "did not compile"
    case .crashed: "crashed"
    case .timedOut: "timed out"
    case .blocked: "blocked"
    case .faulty: "faulty check"
    }
  }
}
