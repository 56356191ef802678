// averages this gradient with the previous one
import Autograd
import OptimizersKit

public final class StochasticGradientDescent: Optimizer {
  private let weights: Tensor
  private let rate: Double
  private var before: Tensor?

  public init(parameters: Tensor, learningRate: Double) {
    weights = parameters
    rate = learningRate
  }

  public func step() {
    let now = weights.gradient.detached()
    let g2 = (now + (before ?? now)) / 2
    before = now
    var values = weights.scalars
    let g = (g2).scalars
    for i in values.indices {
      values[i] -= rate * g[i]
    }
    weights.scalars = values
  }

  public func zeroGradient() {
    weights.zeroGradient()
  }
}
