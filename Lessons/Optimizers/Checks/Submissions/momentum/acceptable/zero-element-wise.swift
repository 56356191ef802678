// zero by a loop over the elements
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
      velocity = momentum * velocity + (1 - momentum) * parameters.gradient
      parameters -= learningRate * velocity
    }
  }

  public func zeroGradient() {
    for i in 0..<parameters.gradient.count { parameters.gradient[i] = 0 }
  }
}
