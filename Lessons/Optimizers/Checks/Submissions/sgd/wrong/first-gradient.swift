// a copy of the first gradient, taken lazily and kept
import Autograd
import OptimizersKit

public final class StochasticGradientDescent: Optimizer {
  private let parameters: Tensor
  private let learningRate: Double
  private lazy var gradient = parameters.gradient.detached()

  public init(parameters: Tensor, learningRate: Double) {
    self.parameters = parameters
    self.learningRate = learningRate
  }

  public func step() {
    withoutGradient {
      let g = gradient
      for i in 0..<parameters.count {
        parameters[i] -= learningRate * g[i]
      }
    }
  }

  public func zeroGradient() {
    parameters.zeroGradient()
  }
}
