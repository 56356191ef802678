/// Centered RMSprop: the average gradient's square is taken off r, which then estimates a variance.
///
/// Source: Graves 2013, "Generating sequences with recurrent neural networks", arXiv 1308.0850; ε
/// stands outside the root, as in PyTorch.
package struct CenteredRMSPropRule: OptimizerRule {
  package var learningRate: Double
  package var beta: Double
  package var epsilon: Double

  package init(learningRate: Double, beta: Double, epsilon: Double) {
    self.learningRate = learningRate
    self.beta = beta
    self.epsilon = epsilon
  }

  package struct State: Sendable {
    var average: [Double]
    var squares: [Double]
  }

  package func initialState(count: Int) -> State {
    let zeros = [Double](repeating: 0, count: count)
    return State(average: zeros, squares: zeros)
  }

  package func step(
    _ parameters: [Double], gradient: [Double], state: State
  ) -> (parameters: [Double], state: State) {
    let squares = zip(state.squares, gradient).map { beta * $0 + (1 - beta) * $1 * $1 }
    // In this order of operations it is PyTorch's `lerp` to the last bit.
    let average = zip(state.average, gradient).map { $0 + (1 - beta) * ($1 - $0) }
    let moved = parameters.indices.map { index in
      let variance = squares[index] - average[index] * average[index]
      return parameters[index]
        - learningRate * gradient[index] / (variance.squareRoot() + epsilon)
    }
    return (moved, State(average: average, squares: squares))
  }
}
