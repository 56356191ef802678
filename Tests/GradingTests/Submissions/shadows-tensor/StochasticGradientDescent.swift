import Autograd
import OptimizersKit

public struct Tensor {
  func zeroGradient() {}
}

public final class StochasticGradientDescent: Optimizer {
  let parameters: Tensor
  let learningRate: Double

  public init(parameters: Tensor, learningRate: Double) {
    self.parameters = parameters
    self.learningRate = learningRate
  }

  public func step() {

  }

  public func zeroGradient() {
    parameters.zeroGradient()
  }
}
