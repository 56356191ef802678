/// The lesson's momentum, a running average of gradients: m ← β m + (1 − β) g, θ ← θ − α m, m₀ = 0.
///
/// PyTorch's `SGD` has no factor (1 − β). With the learning rate α (1 − β) it yields the same
/// parameters.
package struct MomentumRule: OptimizerRule {
  package var learningRate: Double
  package var momentum: Double

  package init(learningRate: Double, momentum: Double) {
    self.learningRate = learningRate
    self.momentum = momentum
  }

  package func initialState(count: Int) -> [Double] {
    Array(repeating: 0, count: count)
  }

  package func step(
    _ parameters: [Double], gradient: [Double], state: [Double]
  ) -> (parameters: [Double], state: [Double]) {
    let average = zip(state, gradient).map { momentum * $0 + (1 - momentum) * $1 }
    return (zip(parameters, average).map { $0 - learningRate * $1 }, average)
  }
}
