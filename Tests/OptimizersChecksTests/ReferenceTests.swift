import Autograd
import OptimizersChecks
import OptimizersKit
import PyTorchReference
import Rules
import Testing

/// The reference optimizers against PyTorch's own trajectories.
@Suite struct ReferenceTests {
  @Test(
    "A reference walks PyTorch's path to 1e-12",
    arguments: PyTorch.cases.filter { !$0.isChaotic })
  func pathOfPyTorch(_ recorded: PyTorch.Trajectory) throws {
    let rows = try ours(recorded)
    try #require(rows.count == recorded.rows.count)
    for (step, (row, reference)) in zip(rows, recorded.rows).enumerated() {
      let deviation = zip(row, reference).map { abs($0 - $1) / max(1, abs($1)) }.max() ?? 0
      #expect(deviation <= 1e-12, "step \(step): \(row) against \(reference)")
    }
  }

  @Test(
    "A rule as data gives PyTorch's trajectory to 1e-12",
    arguments: PyTorch.cases.filter { !$0.isChaotic && Self.dataRule($0) != nil })
  func rulesAsData(_ recorded: PyTorch.Trajectory) throws {
    let (rule, values) = try #require(Self.dataRule(recorded))
    let objective = try #require(
      Objective.allCases.first { $0.identifier == recorded.objective })
    let rows = trajectory(
      DataRule(rule, values), from: try #require(recorded.rows.first),
      steps: recorded.rows.count - 1, objective)
    for (step, (row, reference)) in zip(rows, recorded.rows).enumerated() {
      let deviation = zip(row, reference).map { abs($0 - $1) / max(1, abs($1)) }.max() ?? 0
      #expect(deviation <= 1e-12, "step \(step): \(row) against \(reference)")
    }
  }

  /// The rule as data that PyTorch ran, with its hyperparameters; nil for what the lesson has no rule
  /// of.
  private static func dataRule(_ recorded: PyTorch.Trajectory) -> (Rule, [Double])? {
    let values = recorded.hyperparameters
    guard values.weightDecay == nil, values.momentum == nil, values.centered != true,
      values.amsgrad != true
    else { return nil }
    switch recorded.optimizer {
    case "SGD": return (OptimizerRules.stochasticGradientDescent, [values.lr])
    case "MomentumEMA": return values.beta.map { (OptimizerRules.momentum, [values.lr, $0]) }
    case "RMSprop", "RMSpropEpsInside":
      guard let alpha = values.alpha, let epsilon = values.eps else { return nil }
      let isInside = recorded.optimizer == "RMSpropEpsInside"
      return (OptimizerRules.rmsProp[isInside ? 0 : 1], [values.lr, alpha, epsilon])
    case "Adam", "AdamEpsInside":
      guard let betas = values.betas, let epsilon = values.eps else { return nil }
      let isInside = recorded.optimizer == "AdamEpsInside"
      return (OptimizerRules.adam[isInside ? 1 : 0], [values.lr] + betas + [epsilon])
    default: return nil
    }
  }

  @Test("A reference leaves the finite numbers where PyTorch does", arguments: PyTorch.divergence)
  func divergence(_ recorded: PyTorch.Trajectory) throws {
    let rows = try ours(recorded)
    let isFinite = { (row: [Double]) in row.allSatisfy(\.isFinite) }
    #expect(rows.prefix(while: isFinite).count == recorded.rows.prefix(while: isFinite).count)
    for (row, reference) in zip(rows, recorded.rows).prefix(while: { isFinite($1) }) {
      let deviation = zip(row, reference).map { abs($0 - $1) / max(1, abs($1)) }.max() ?? 0
      #expect(deviation <= 1e-9)
    }
  }

  private func ours(_ recorded: PyTorch.Trajectory) throws -> [[Double]] {
    let objective = try #require(
      Objective.allCases.first { $0.identifier == recorded.objective })
    let start = try #require(recorded.rows.first)
    let rule = try rule(recorded)
    return trajectory(rule, from: start, steps: recorded.rows.count - 1, objective)
  }

  private func trajectory(
    _ rule: some OptimizerRule, from start: [Double], steps: Int, _ objective: Objective
  ) -> [[Double]] {
    rule.trajectory(from: start, steps: steps) { point in
      let parameters = Tensor(point, requiresGradient: true)
      objective.loss(parameters).backward()
      return parameters.gradient.scalars
    }
  }

  private func rule(_ recorded: PyTorch.Trajectory) throws -> any OptimizerRule {
    let values = recorded.hyperparameters
    let plain = try plainRule(recorded)
    guard let decay = values.weightDecay else { return plain }
    return decayed(plain, decay)
  }

  private func decayed(_ rule: some OptimizerRule, _ decay: Double) -> any OptimizerRule {
    WeightDecay(decay, of: rule)
  }

  private func plainRule(_ recorded: PyTorch.Trajectory) throws -> any OptimizerRule {
    let values = recorded.hyperparameters
    let rate = values.lr
    switch recorded.optimizer {
    case "SGD":
      guard let momentum = values.momentum else {
        return StochasticGradientDescentRule(learningRate: rate)
      }
      return PyTorchMomentumRule(
        learningRate: rate, momentum: momentum, dampening: values.dampening ?? 0,
        isNesterov: values.nesterov ?? false)
    case "MomentumEMA":
      return MomentumRule(learningRate: rate, momentum: try #require(values.beta))
    case "RMSprop", "RMSpropEpsInside":
      let beta = try #require(values.alpha)
      let epsilon = try #require(values.eps)
      if values.centered == true {
        return CenteredRMSPropRule(learningRate: rate, beta: beta, epsilon: epsilon)
      }
      if let momentum = values.momentum {
        return RMSPropMomentumRule(
          learningRate: rate, beta: beta, epsilon: epsilon, momentum: momentum)
      }
      return RMSPropRule(
        learningRate: rate, beta: beta, epsilon: epsilon,
        place: recorded.optimizer == "RMSprop" ? .outsideRoot : .insideRoot)
    case "Adam", "AdamEpsInside":
      let betas = try #require(values.betas)
      let adam = AdamRule(
        learningRate: rate, beta1: betas[0], beta2: betas[1], epsilon: try #require(values.eps),
        place: recorded.optimizer == "Adam" ? .outsideRoot : .insideRoot)
      return values.amsgrad == true ? AMSGradRule(adam) : adam
    default:
      Issue.record("There is no reference for \(recorded.optimizer).")
      return StochasticGradientDescentRule(learningRate: rate)
    }
  }
}
