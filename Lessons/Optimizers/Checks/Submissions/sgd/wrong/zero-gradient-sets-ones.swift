// ones instead of zeros
import Autograd
import OptimizersKit

public final class StochasticGradientDescent: Optimizer {
  private let params: Tensor
  private let lr: Double

  public init(parameters: Tensor, learningRate: Double) {
    params = parameters
    lr = learningRate
  }

  public func step() {
    var values = params.scalars
    let g = (params.gradient).scalars
    for i in values.indices {
      values[i] -= lr * g[i]
    }
    params.scalars = values
  }

  public func zeroGradient() {
    params.gradient = .ones(like: params)
  }
}
