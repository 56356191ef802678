package import Checking

/// The verdict on one submission of the bank.
package struct Trial: Sendable {
  package let item: SubmissionBank.Item
  package let status: Verdict
  package let score: Int
  package let maxScore: Int
  package let misconceptions: [String]
  package let convention: String?
  /// The verdict of each check, in the checks' order.
  package let checks: [(id: String, status: Verdict)]

  /// Whether the checks reject the submission, or the compiler does and the submission is meant for it.
  package var isRejected: Bool {
    switch status {
    case .passed, .faulty: false
    case .didNotCompile: item.isMeantNotToCompile
    default: true
    }
  }

  /// The difference from the expected verdict; nil if there is none.
  func shortfall(known: Set<String>) -> String? {
    let name = "\(item.exercise)/\(item.kind.rawValue)/\(item.name)"
    switch item.kind {
    case .acceptable where status != .passed:
      return "\(name) is right, but is \(status.rawValue)"
    case .acceptable where score != maxScore:
      return "\(name) is right, but earns \(score) of \(maxScore)"
    case .wrong where status == .didNotCompile && !item.isMeantNotToCompile:
      return "\(name) does not compile, so no check sees it; correct its code"
    case .wrong where !isRejected:
      return "\(name) is wrong, but is \(status.rawValue)"
    case .wrong
    where known.contains(item.misconception) && !misconceptions.contains(item.misconception):
      let diagnosis = misconceptions.first ?? "nothing"
      return "\(name) is diagnosed as \(diagnosis), not as \(item.misconception)"
    case .wrong, .acceptable: return nil
    }
  }
}
