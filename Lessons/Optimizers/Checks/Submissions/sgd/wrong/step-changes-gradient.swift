// step() clears the gradient as well
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
    let g = (parameters.gradient).scalars
    for i in values.indices {
      values[i] -= learningRate * g[i]
    }
    parameters.scalars = values
    parameters.zeroGradient()
  }

  public func zeroGradient() {
    parameters.zeroGradient()
  }
}
