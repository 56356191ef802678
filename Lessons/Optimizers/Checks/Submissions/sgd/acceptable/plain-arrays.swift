// plain numbers in arrays, no withoutGradient
import Autograd
import OptimizersKit

public final class StochasticGradientDescent: Optimizer {
  private let theta: Tensor
  private let alpha: Double

  public init(parameters: Tensor, learningRate: Double) {
    theta = parameters
    alpha = learningRate
  }

  public func step() {
    var values = theta.scalars
    let g = (theta.gradient).scalars
    for i in values.indices {
      values[i] -= alpha * g[i]
    }
    theta.scalars = values
  }

  public func zeroGradient() {
    theta.zeroGradient()
  }
}
