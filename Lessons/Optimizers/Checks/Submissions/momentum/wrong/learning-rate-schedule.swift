// multiplies the learning rate by 0.99 each step
import Autograd
import OptimizersKit

public final class Momentum: Optimizer {
  private let parameters: Tensor
  private let learningRate: Double
  private let momentum: Double
  private var velocity: Tensor
  private var clock = 0.0

  public init(parameters: Tensor, learningRate: Double, momentum: Double) {
    self.parameters = parameters
    self.learningRate = learningRate
    self.momentum = momentum
    velocity = .zeros(like: parameters)
  }

  public func step() {
    let now = learningRate * pow(0.99, clock)
    clock += 1
    withoutGradient {
      velocity = momentum * velocity + (1 - momentum) * parameters.gradient
      parameters -= now * velocity
    }
  }

  public func zeroGradient() {
    parameters.zeroGradient()
  }
}
