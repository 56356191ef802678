// clears the first number of the gradient only
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
    withoutGradient {
      let g = parameters.gradient
      for i in 0..<parameters.count {
        parameters[i] -= learningRate * g[i]
      }
    }
  }

  public func zeroGradient() {
    parameters.gradient[0] = 0
  }
}
