internal import Checking
package import Grading

/// The verdict on one submission of the bank.
package struct Trial: Sendable {
  package let item: SubmissionBank.Item
  package let graded: GradedExercise

  /// The ids of the misconceptions that were diagnosed.
  package var misconceptions: [String] { graded.diagnosis?.misconceptions.map(\.id) ?? [] }

  /// Whether the checks reject the submission, or the compiler does and the submission is meant for it.
  package var isRejected: Bool {
    switch graded.status {
    case .passed, .faulty: false
    case .didNotCompile: item.isMeantNotToCompile
    default: true
    }
  }

  /// Whether it is rejected and named after a misconception, but not diagnosed as that.
  func isMisdiagnosed(known: Set<String>) -> Bool {
    item.kind == .wrong && isRejected && known.contains(item.misconception)
      && !misconceptions.contains(item.misconception)
  }

  /// The difference from the expected verdict; nil if there is none.
  func shortfall(known: Set<String>) -> String? {
    let name = "\(item.exercise)/\(item.kind.rawValue)/\(item.name)"
    switch item.kind {
    case .acceptable where graded.status != .passed:
      return "\(name) is right, but is \(graded.status.rawValue)"
    case .acceptable where graded.score != graded.maxScore:
      return "\(name) is right, but earns \(graded.score) of \(graded.maxScore)"
    case .wrong where graded.status == .didNotCompile && !item.isMeantNotToCompile:
      return "\(name) does not compile, so no check sees it; correct its code"
    case .wrong where !isRejected:
      return "\(name) is wrong, but is \(graded.status.rawValue)"
    case .wrong where isMisdiagnosed(known: known):
      let diagnosis = misconceptions.first ?? "nothing"
      return "\(name) is diagnosed as \(diagnosis), not as \(item.misconception)"
    case .wrong, .acceptable: return nil
    }
  }
}
