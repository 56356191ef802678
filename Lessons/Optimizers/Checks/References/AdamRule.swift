internal import Autograd

/// Adam: m ← β₁ m + (1 − β₁) g, r ← β₂ r + (1 − β₂) g², m̂ = m / (1 − β₁ᵗ), r̂ = r / (1 − β₂ᵗ),
/// θ ← θ − α m̂ / (√r̂ + ε), where t counts the steps from 1.
///
/// Source: Kingma & Ba 2014, "Adam: a method for stochastic optimization", algorithm 1.
package struct AdamRule: OptimizerRule {
  package var learningRate: Double
  package var beta1: Double
  package var beta2: Double
  package var epsilon: Double
  package var place: EpsilonPlace

  package init(
    learningRate: Double, beta1: Double, beta2: Double, epsilon: Double,
    place: EpsilonPlace = .outsideRoot
  ) {
    self.learningRate = learningRate
    self.beta1 = beta1
    self.beta2 = beta2
    self.epsilon = epsilon
    self.place = place
  }

  package struct State: Sendable {
    var step = 0
    var firstMoment: [Double]
    var secondMoment: [Double]
  }

  package func initialState(count: Int) -> State {
    let zeros = [Double](repeating: 0, count: count)
    return State(firstMoment: zeros, secondMoment: zeros)
  }

  package func step(
    _ parameters: [Double], gradient: [Double], state: State
  ) -> (parameters: [Double], state: State) {
    let step = state.step + 1
    let first = zip(state.firstMoment, gradient).map { beta1 * $0 + (1 - beta1) * $1 }
    let second = zip(state.secondMoment, gradient).map { beta2 * $0 + (1 - beta2) * $1 * $1 }
    let correction1 = 1 - pow(beta1, step)
    let correction2 = 1 - pow(beta2, step)
    let moved = parameters.indices.map { index in
      let corrected = second[index] / correction2
      let root =
        switch place {
        case .insideRoot: (corrected + epsilon).squareRoot()
        case .outsideRoot: corrected.squareRoot() + epsilon
        case .unscaled: (second[index].squareRoot() + epsilon) / correction2.squareRoot()
        }
      return parameters[index] - learningRate * (first[index] / correction1) / root
    }
    return (moved, State(step: step, firstMoment: first, secondMoment: second))
  }
}
