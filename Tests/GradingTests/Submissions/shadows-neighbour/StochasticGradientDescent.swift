import Autograd
import OptimizersKit

public final class Momentum {}

public final class StochasticGradientDescent: Optimizer {
  let parameters: Tensor
  let learningRate: Double

  public init(parameters: Tensor, learningRate: Double) {
    self.parameters = parameters
    self.learningRate = learningRate
  }

  public func step() {
    withoutGradient { parameters -= learningRate * parameters.gradient }
  }

  public func zeroGradient() {
    parameters.zeroGradient()
  }
}
