// the running averages live on the class
import Autograd
import OptimizersKit

public final class Momentum: Optimizer {
  private let parameters: Tensor
  private let learningRate: Double
  private let momentum: Double
  private static var velocity = Tensor([])

  public init(parameters: Tensor, learningRate: Double, momentum: Double) {
    self.parameters = parameters
    self.learningRate = learningRate
    self.momentum = momentum
    Self.velocity = .zeros(like: parameters)
  }

  public func step() {
    withoutGradient {
      Self.velocity = momentum * Self.velocity + (1 - momentum) * parameters.gradient
      parameters -= learningRate * Self.velocity
    }
  }

  public func zeroGradient() {
    parameters.zeroGradient()
  }
}
