/// Stochastic gradient descent: θ ← θ − α g.
///
/// Source: Robbins & Monro 1951, "A stochastic approximation method".
package struct StochasticGradientDescentRule: OptimizerRule {
  package var learningRate: Double

  package init(learningRate: Double) {
    self.learningRate = learningRate
  }

  package func initialState(count: Int) {}

  package func step(
    _ parameters: [Double], gradient: [Double], state: Void
  ) -> (parameters: [Double], state: Void) {
    (zip(parameters, gradient).map { $0 - learningRate * $1 }, ())
  }
}
