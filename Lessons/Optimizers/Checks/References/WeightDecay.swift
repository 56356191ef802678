/// A rule with g + λ θ instead of the gradient: L2 regularisation in the update.
package struct WeightDecay<Rule: OptimizerRule>: OptimizerRule {
  package var rule: Rule
  package var decay: Double

  package init(_ decay: Double, of rule: Rule) {
    self.rule = rule
    self.decay = decay
  }

  package func initialState(count: Int) -> Rule.State {
    rule.initialState(count: count)
  }

  package func step(
    _ parameters: [Double], gradient: [Double], state: Rule.State
  ) -> (parameters: [Double], state: Rule.State) {
    let decayed = zip(gradient, parameters).map { $0 + decay * $1 }
    return rule.step(parameters, gradient: decayed, state: state)
  }
}
