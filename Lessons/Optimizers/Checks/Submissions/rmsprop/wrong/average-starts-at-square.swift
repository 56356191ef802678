// r starts at the first square
import Autograd
import OptimizersKit

public final class RMSProp: Optimizer {
  private let weights: Tensor
  private let rate: Double
  private let rho: Double
  private let epsilon: Double
  private var runningSquare: Tensor?

  public init(
    parameters: Tensor, learningRate: Double, beta: Double, epsilon: Double
  ) {
    weights = parameters
    rate = learningRate
    rho = beta
    self.epsilon = epsilon
  }

  public func step() {
    withoutGradient {
      let g = weights.gradient
      let new = runningSquare.map { rho * $0 + (1 - rho) * g * g } ?? g * g
      runningSquare = new
      weights -= rate * g / sqrt(new + epsilon)
    }
  }

  public func zeroGradient() {
    weights.zeroGradient()
  }
}
