// multiplies the learning rate by 0.9 after each step
import Autograd
import OptimizersKit

public final class StochasticGradientDescent: Optimizer {
  private let params: Tensor
  private var lr: Double

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
    lr *= 0.9
  }

  public func zeroGradient() {
    params.zeroGradient()
  }
}
