// weight decay of 0.037
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
      let g = (weights.gradient + 0.037 * weights)
      runningSquare = rho * runningSquare + (1 - rho) * g * g
      weights -= rate / sqrt(runningSquare + epsilon) * g
    }
  }

  public func zeroGradient() {
    weights.zeroGradient()
  }
}
