// gradient coordinates swapped
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
    var values = parameters.scalars
    let g = (Tensor(Array(parameters.gradient.scalars.reversed()))).scalars
    for i in values.indices {
      values[i] -= learningRate * g[i]
    }
    parameters.scalars = values
  }

  public func zeroGradient() {
    parameters.zeroGradient()
  }
}
