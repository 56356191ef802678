// clamps the parameters to [-2, 2]
import Autograd
import OptimizersKit

public final class StochasticGradientDescent: Optimizer {
  private let weights: Tensor
  private let rate: Double

  public init(parameters: Tensor, learningRate: Double) {
    weights = parameters
    rate = learningRate
  }

  public func step() {
    var values = weights.scalars
    let g = (weights.gradient).scalars
    for i in values.indices {
      values[i] -= rate * g[i]
    }
    weights.scalars = values
    weights.scalars = weights.scalars.map { max(-2, min(2, $0)) }
  }

  public func zeroGradient() {
    weights.zeroGradient()
  }
}
