package import Checking

/// One submission of the bank, judged.
package struct Trial: Sendable {
  package let item: SubmissionBank.Item
  package let status: Verdict
  package let score: Int
  package let maxScore: Int
  package let misconceptions: [String]
  package let convention: String?
  /// What each check came to, by the check's name, in the checks' order.
  package let checks: [(id: String, status: Verdict)]

  /// Whether the submission is turned down, and by the checks unless it is meant not to compile.
  package var isRejected: Bool {
    switch status {
    case .passed, .faulty: false
    case .didNotCompile: item.isMeantNotToCompile
    default: true
    }
  }

  /// What the trial should have come to and did not; nil where all is well.
  func shortfall(known: Set<String>) -> String? {
    let name = "\(item.exercise)/\(item.kind.rawValue)/\(item.name)"
    switch item.kind {
    case .acceptable where status != .passed:
      return "\(name) is right, and is \(status.rawValue)"
    case .acceptable where score != maxScore:
      return "\(name) is right, and earns \(score) of \(maxScore)"
    case .wrong where status == .didNotCompile && !item.isMeantNotToCompile:
      return "\(name) does not compile, so no check sees it; correct its code"
    case .wrong where !isRejected:
      return "\(name) is wrong, and is \(status.rawValue)"
    case .wrong
    where known.contains(item.misconception) && !misconceptions.contains(item.misconception):
      let diagnosis = misconceptions.first ?? "nothing"
      return "\(name) is diagnosed as \(diagnosis), not as \(item.misconception)"
    case .wrong, .acceptable: return nil
    }
  }
}
