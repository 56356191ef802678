import Autograd
import Glibc
import OptimizersKit

public final class StochasticGradientDescent: Optimizer {
  let parameters: Tensor
  let learningRate: Double

  public init(parameters: Tensor, learningRate: Double) {
    self.parameters = parameters
    self.learningRate = learningRate
  }

  public func step() {
    exit(0)
  }

  public func zeroGradient() {
    parameters.zeroGradient()
  }
}
