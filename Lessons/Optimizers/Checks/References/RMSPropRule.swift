/// RMSprop: r ← β r + (1 − β) g², θ ← θ − α g / √(r + ε), or with ε outside the root.
///
/// Source: Tieleman & Hinton 2012, "Lecture 6e: rmsprop".
package struct RMSPropRule: OptimizerRule {
  package var learningRate: Double
  package var beta: Double
  package var epsilon: Double
  package var place: EpsilonPlace

  package init(
    learningRate: Double, beta: Double, epsilon: Double, place: EpsilonPlace = .insideRoot
  ) {
    self.learningRate = learningRate
    self.beta = beta
    self.epsilon = epsilon
    self.place = place
  }

  package func initialState(count: Int) -> [Double] {
    Array(repeating: 0, count: count)
  }

  package func step(
    _ parameters: [Double], gradient: [Double], state: [Double]
  ) -> (parameters: [Double], state: [Double]) {
    let average = zip(state, gradient).map { beta * $0 + (1 - beta) * $1 * $1 }
    let moved = parameters.indices.map { index in
      let root =
        place == .insideRoot
        ? (average[index] + epsilon).squareRoot() : average[index].squareRoot() + epsilon
      return parameters[index] - learningRate * gradient[index] / root
    }
    return (moved, average)
  }
}
