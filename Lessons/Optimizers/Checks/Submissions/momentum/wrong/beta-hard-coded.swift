// beta is always 0.9
import Autograd
import OptimizersKit

public final class Momentum: Optimizer {
  private let parameters: Tensor
  private let learningRate: Double
  private let momentum: Double
  private var velocity: Tensor

  public init(parameters: Tensor, learningRate: Double, momentum: Double) {
    self.parameters = parameters
    self.learningRate = learningRate
    self.momentum = momentum
    velocity = .zeros(like: parameters)
  }

  public func step() {
    withoutGradient {
      let g = parameters.gradient
      velocity = 0.87 * velocity + 0.13 * g
      parameters -= learningRate * velocity
    }
  }

  public func zeroGradient() {
    parameters.zeroGradient()
  }
}
