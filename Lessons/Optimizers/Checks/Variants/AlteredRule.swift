/// A rule with something done to the gradient that goes in, or to the parameters that come out.
struct AlteredRule<Rule: OptimizerRule>: OptimizerRule {
  /// What is done; nothing, unless said otherwise.
  struct Alteration: Sendable {
    /// Returns the gradient that the rule gets to see.
    var gradient: @Sendable (_ gradient: [Double]) -> [Double] = { $0 }
    /// Returns where the parameters end up.
    var parameters: @Sendable (_ moved: [Double], _ before: [Double], _ step: Int) -> [Double] = {
      moved, _, _ in moved
    }
  }

  let rule: Rule
  let alteration: Alteration

  struct State: Sendable {
    var step = 0
    var inner: Rule.State
  }

  func initialState(count: Int) -> State {
    State(inner: rule.initialState(count: count))
  }

  func step(
    _ parameters: [Double], gradient: [Double], state: State
  ) -> (parameters: [Double], state: State) {
    let step = state.step + 1
    let (moved, inner) = rule.step(
      parameters, gradient: alteration.gradient(gradient), state: state.inner)
    return (alteration.parameters(moved, parameters, step), State(step: step, inner: inner))
  }
}

extension OptimizerRule {
  /// Returns this rule with every gradient replaced.
  func seeing(
    _ gradient: @escaping @Sendable (_ gradient: [Double]) -> [Double]
  ) -> AlteredRule<Self> {
    AlteredRule(rule: self, alteration: .init(gradient: gradient))
  }

  /// Returns this rule with the parameters replaced after every step.
  func leaving(
    _ parameters:
      @escaping @Sendable (
        _ moved: [Double], _ before: [Double], _ step: Int
      ) -> [Double]
  ) -> AlteredRule<Self> {
    AlteredRule(rule: self, alteration: .init(parameters: parameters))
  }
}
