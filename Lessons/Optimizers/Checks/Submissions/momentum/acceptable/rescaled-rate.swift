// raw velocity with a rescaled rate
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
      velocity = momentum * velocity + parameters.gradient
      parameters -= learningRate * (1 - momentum) * velocity
    }
  }

  public func zeroGradient() {
    parameters.zeroGradient()
  }
}
