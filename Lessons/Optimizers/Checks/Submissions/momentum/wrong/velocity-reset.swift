// velocity starts anew each step
import Autograd
import OptimizersKit

public final class Momentum: Optimizer {
  private let parameters: Tensor
  private let learningRate: Double
  private let momentum: Double

  public init(parameters: Tensor, learningRate: Double, momentum: Double) {
    self.parameters = parameters
    self.learningRate = learningRate
    self.momentum = momentum
  }

  public func step() {
    withoutGradient {
      let g = parameters.gradient
      let velocity = (1 - momentum) * g
      parameters -= learningRate * velocity
    }
  }

  public func zeroGradient() {
    parameters.zeroGradient()
  }
}
