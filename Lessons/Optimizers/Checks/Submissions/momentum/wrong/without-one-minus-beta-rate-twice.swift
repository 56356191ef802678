// heavy ball with the rate inside and outside
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
      velocity = momentum * velocity + learningRate * g
      parameters -= learningRate * velocity
    }
  }

  public func zeroGradient() {
    parameters.zeroGradient()
  }
}
