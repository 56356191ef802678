// keeps the parameters positive
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
    params.scalars = params.scalars.map { max(0, $0) }
  }

  public func zeroGradient() {
    params.zeroGradient()
  }
}
