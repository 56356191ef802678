/// The momentum of PyTorch's `SGD`: v ← μ v + (1 − τ) g, θ ← θ − α v, with v = g at the first step
/// whatever the dampening τ; with Nesterov's variant θ ← θ − α (g + μ v).
///
/// Source: Sutskever et al. 2013, "On the importance of initialization and momentum in deep
/// learning"; the form is PyTorch's.
package struct PyTorchMomentumRule: OptimizerRule {
  package var learningRate: Double
  package var momentum: Double
  package var dampening: Double
  package var isNesterov: Bool

  package init(
    learningRate: Double, momentum: Double, dampening: Double = 0, isNesterov: Bool = false
  ) {
    self.learningRate = learningRate
    self.momentum = momentum
    self.dampening = dampening
    self.isNesterov = isNesterov
  }

  /// The velocity, or nil before the first step.
  package func initialState(count: Int) -> [Double]? { nil }

  package func step(
    _ parameters: [Double], gradient: [Double], state: [Double]?
  ) -> (parameters: [Double], state: [Double]?) {
    let velocity =
      state.map { zip($0, gradient).map { momentum * $0 + (1 - dampening) * $1 } } ?? gradient
    let direction =
      isNesterov ? zip(gradient, velocity).map { $0 + momentum * $1 } : velocity
    return (zip(parameters, direction).map { $0 - learningRate * $1 }, velocity)
  }
}
