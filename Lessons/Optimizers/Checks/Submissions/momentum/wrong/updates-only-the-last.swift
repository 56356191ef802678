// only the last coordinate is updated
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
      for i in (parameters.count - 1)..<parameters.count {
        velocity[i] = momentum * velocity[i] + (1 - momentum) * g[i]
        parameters[i] -= learningRate * velocity[i]
      }
    }
  }

  public func zeroGradient() {
    parameters.zeroGradient()
  }
}
