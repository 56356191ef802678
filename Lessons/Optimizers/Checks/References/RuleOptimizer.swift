internal import Autograd
internal import OptimizersKit

/// An optimizer that applies a rule to a tensor, so that scripts run with references, too.
final class RuleOptimizer<Rule: OptimizerRule>: Optimizer {
  private let parameters: Tensor
  private let rule: Rule
  private var state: Rule.State

  init(_ parameters: Tensor, _ rule: Rule) {
    self.parameters = parameters
    self.rule = rule
    state = rule.initialState(count: parameters.scalars.count)
  }

  func step() {
    let moved = rule.step(
      parameters.scalars, gradient: parameters.gradient.scalars, state: state)
    withoutGradient { parameters.scalars = moved.parameters }
    state = moved.state
  }

  func zeroGradient() {
    parameters.zeroGradient()
  }
}
