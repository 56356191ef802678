internal import Checking
package import Grading

/// One submission of the bank, judged.
package struct Trial: Sendable {
  package let item: SubmissionBank.Item
  package let graded: GradedExercise

  /// The ids of the misconceptions that were diagnosed.
  package var misconceptions: [String] { graded.diagnosis?.misconceptions.map(\.id) ?? [] }

  /// Whether the submission is turned down, and by the checks unless it is meant not to compile.
  package var isRejected: Bool {
    switch graded.status {
    case .passed, .faulty: false
    case .didNotCompile: item.isMeantNotToCompile
    default: true
    }
  }

  /// What the trial should have come to and did not; nil where all is well.
  func shortfall(known: Set<String>) -> String? {
    let name = "\(item.exercise)/\(item.kind.rawValue)/\(item.name)"
    switch item.kind {
    case .acceptable where graded.status != .passed:
      return "\(name) is right, and is \(graded.status.rawValue)"
    case .acceptable where graded.score != graded.maxScore:
      return "\(name) is right, and earns \(graded.score) of \(graded.maxScore)"
    case .wrong where graded.status == .didNotCompile && !item.isMeantNotToCompile:
      return "\(name) does not compile, so no check sees it; correct its code"
    case .wrong where !isRejected:
      return "\(name) is wrong, and is \(graded.status.rawValue)"
    case .wrong
    where known.contains(item.misconception) && !misconceptions.contains(item.misconception):
      let diagnosis = misconceptions.first ?? "nothing"
      return "\(name) is diagnosed as \(diagnosis), not as \(item.misconception)"
    case .wrong, .acceptable: return nil
    }
  }
}
