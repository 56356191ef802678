// clips the gradient to norm 1
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
    let norm = sqrt((parameters.gradient * parameters.gradient).sum().item)
    let clipped = norm > 1 ? parameters.gradient / norm : parameters.gradient
    var values = parameters.scalars
    let g = (clipped).scalars
    for i in values.indices {
      values[i] -= learningRate * g[i]
    }
    parameters.scalars = values
  }

  public func zeroGradient() {
    parameters.zeroGradient()
  }
}
