// assigns the step to the parameters
import Autograd
import OptimizersKit

public final class StochasticGradientDescent: Optimizer {
  private let parameters: Tensor
  private let learningRate: Double

  public init(parameters: Tensor, learningRate: Double) {
    self.parameters = parameters
    self.learningRate = learningRate
  }

  public func step() {
    parameters.scalars = (-(learningRate * parameters.gradient)).scalars
  }

  public func zeroGradient() {
    parameters.zeroGradient()
  }
}
