// the root of the learning rate
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
        parameters[i] -= sqrt(learningRate) * g[i]
      }
    }
  }

  public func zeroGradient() {
    parameters.zeroGradient()
  }
}
