/// RMSprop with a momentum of its own on top: v ← μ v + g / (√r + ε), θ ← θ − α v, as PyTorch has it.
package struct RMSPropMomentumRule: OptimizerRule {
  package var learningRate: Double
  package var beta: Double
  package var epsilon: Double
  package var momentum: Double

  package init(learningRate: Double, beta: Double, epsilon: Double, momentum: Double) {
    self.learningRate = learningRate
    self.beta = beta
    self.epsilon = epsilon
    self.momentum = momentum
  }

  package struct State: Sendable {
    var squares: [Double]
    var velocity: [Double]
  }

  package func initialState(count: Int) -> State {
    let zeros = [Double](repeating: 0, count: count)
    return State(squares: zeros, velocity: zeros)
  }

  package func step(
    _ parameters: [Double], gradient: [Double], state: State
  ) -> (parameters: [Double], state: State) {
    let squares = zip(state.squares, gradient).map { beta * $0 + (1 - beta) * $1 * $1 }
    let velocity = parameters.indices.map { index in
      momentum * state.velocity[index] + gradient[index] / (squares[index].squareRoot() + epsilon)
    }
    let moved = zip(parameters, velocity).map { $0 - learningRate * $1 }
    return (moved, State(squares: squares, velocity: velocity))
  }
}
