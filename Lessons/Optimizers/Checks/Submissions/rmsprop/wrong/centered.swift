// centered RMSprop
import Autograd
import OptimizersKit

public final class RMSProp: Optimizer {
  private let weights: Tensor
  private let rate: Double
  private let rho: Double
  private let epsilon: Double
  private var runningSquare: Tensor
  private var mean: Tensor

  public init(
    parameters: Tensor, learningRate: Double, beta: Double, epsilon: Double
  ) {
    weights = parameters
    rate = learningRate
    rho = beta
    self.epsilon = epsilon
    runningSquare = .zeros(like: parameters)
    mean = .zeros(like: parameters)
  }

  public func step() {
    withoutGradient {
      let g = weights.gradient
      runningSquare = rho * runningSquare + (1 - rho) * g * g
      mean = rho * mean + (1 - rho) * g
      weights -= rate * g / sqrt(runningSquare - mean * mean + epsilon)
    }
  }

  public func zeroGradient() {
    weights.zeroGradient()
  }
}
