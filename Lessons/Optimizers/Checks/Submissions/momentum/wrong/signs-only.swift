// the sign of the velocity
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
      velocity = momentum * velocity + (1 - momentum) * g
      parameters -= learningRate * Tensor(velocity.scalars.map { $0 > 0 ? 1 : $0 < 0 ? -1 : 0 })
    }
  }

  public func zeroGradient() {
    parameters.zeroGradient()
  }
}
