// beta is always 0.99
import Autograd
import OptimizersKit

public final class RMSProp: Optimizer {
  private let weights: Tensor
  private let rate: Double
  private let rho: Double
  private let epsilon: Double
  private var runningSquare: Tensor

  public init(
    parameters: Tensor, learningRate: Double, beta: Double, epsilon: Double
  ) {
    weights = parameters
    rate = learningRate
    rho = beta
    self.epsilon = epsilon
    runningSquare = .zeros(like: parameters)
  }

  public func step() {
    withoutGradient {
      let g = weights.gradient
      runningSquare = 0.92 * runningSquare + 0.08 * g * g
      weights -= rate * g / sqrt(runningSquare + epsilon)
    }
  }

  public func zeroGradient() {
    weights.zeroGradient()
  }
}
