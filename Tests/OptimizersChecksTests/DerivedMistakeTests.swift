import Autograd
import Checking
import OptimizersChecks
import OptimizersKit
import Rules
import Testing

/// Edits of the optimizers' rules, judged as if they were submissions.
@Suite struct DerivedMistakeTests {
  static let rules: [(exercise: String, rule: Rule)] =
    [("sgd", OptimizerRules.stochasticGradientDescent), ("momentum", OptimizerRules.momentum)]
    + [OptimizerRules.rmsProp, OptimizerRules.rmsPropOutside].map { ("rmsprop", $0) }
    + [OptimizerRules.adam, OptimizerRules.adamInside, OptimizerRules.adamUnscaled].map {
      ("adam", $0)
    }

  @Test(
    "A submission with one edit of the rule fails and is named, unless it does as the rule does",
    arguments: rules.indices)
  func singleEdits(_ index: Int) throws {
    let (exercise, rule) = Self.rules[index]
    let likely = rule.edits.filter(\.isLikely)
    let stride = max(1, likely.count / 12)
    for edit in likely.indices.filter({ $0 % stride == index % stride }).map({ likely[$0] }) {
      try requireNamed(edit.applied(to: rule), exercise, "\(edit.clause)")
    }
  }

  @Test(
    "A submission with two edits of the rule fails and is named, unless it does as the rule does",
    arguments: rules.indices)
  func pairsOfEdits(_ index: Int) throws {
    let (exercise, rule) = Self.rules[index]
    let likely = rule.edits.filter(\.isLikely)
    for number in 0..<4 {
      let first = likely[(7 * number + 3 * index) % likely.count]
      let second = likely[(likely.count / 2 + 11 * number + index) % likely.count]
      try requireNamed(
        [first, second].applied(to: rule), exercise, "\(first.clause), and \(second.clause)")
    }
  }

  private func requireNamed(_ edited: Rule, _ exercise: String, _ clause: String) throws {
    let judge = VariantJudge(comparisonChecks: try LessonsChecks.optimizer(exercise))
    // Where the first steps are not finite, there is nothing to compare.
    let values = [0.1, 0.5, 0.25, 0.125].prefix(edited.hyperparameters.count)
    guard
      edited.values(hyperparameters: Array(values), start: 0.4, inputs: [0.7, -0.3, 1.9])
        .allSatisfy(\.isFinite)
    else { return }
    let runner = RuleRunner(edited)
    let judgement = try judge.judge(
      Variant("edited", clause) { script in
        script.trace { RuleOptimizer($0, runner, $1) }
      }, seed: 3)
    guard judgement.checks.contains(where: { $0.status == .failed }) else {
      // An edit that changes nothing, such as a factor of one.
      #expect(judgement.checks.allSatisfy { $0.status == .passed }, "\(clause)")
      return
    }
    #expect(judgement.diagnosis != nil, "\(exercise): \(clause)")
  }
}
