// lerp form
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
      runningSquare += (1 - rho) * (pow(weights.gradient, 2) - runningSquare)
      weights -= rate * weights.gradient / sqrt(runningSquare + epsilon)
    }
  }

  public func zeroGradient() {
    weights.zeroGradient()
  }
}
