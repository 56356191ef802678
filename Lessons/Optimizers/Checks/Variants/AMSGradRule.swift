internal import Autograd

/// AMSGrad: Adam that divides by the largest r̂ so far, so that no step's length grows again.
///
/// PyTorch keeps the largest r before its bias correction, as here.
/// Source: Reddi, Kale & Kumar 2018, "On the convergence of Adam and beyond", arXiv 1904.09237.
package struct AMSGradRule: OptimizerRule {
  package var adam: AdamRule

  package init(_ adam: AdamRule) {
    self.adam = adam
  }

  package struct State: Sendable {
    var adam: AdamRule.State
    var largest: [Double]
  }

  package func initialState(count: Int) -> State {
    State(adam: adam.initialState(count: count), largest: Array(repeating: 0, count: count))
  }

  package func step(
    _ parameters: [Double], gradient: [Double], state: State
  ) -> (parameters: [Double], state: State) {
    let inner = adam.step(parameters, gradient: gradient, state: state.adam).state
    let largest = zip(state.largest, inner.secondMoment).map { max($0, $1) }
    let correction1 = 1 - pow(adam.beta1, inner.step)
    let correction2 = 1 - pow(adam.beta2, inner.step)
    let moved = parameters.indices.map { index in
      let root = (largest[index] / correction2).squareRoot() + adam.epsilon
      return parameters[index]
        - adam.learningRate * (inner.firstMoment[index] / correction1) / root
    }
    return (moved, State(adam: inner, largest: largest))
  }
}
