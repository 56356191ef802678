// the velocity is one number
import Autograd
import OptimizersKit

public final class Momentum: Optimizer {
  private let parameters: Tensor
  private let learningRate: Double
  private let momentum: Double
  private var velocity = 0.0

  public init(parameters: Tensor, learningRate: Double, momentum: Double) {
    self.parameters = parameters
    self.learningRate = learningRate
    self.momentum = momentum
  }

  public func step() {
    withoutGradient {
      let g = parameters.gradient
      velocity = momentum * velocity + (1 - momentum) * g.mean().item
      for i in 0..<parameters.count { parameters[i] -= learningRate * velocity }
    }
  }

  public func zeroGradient() {
    parameters.zeroGradient()
  }
}
