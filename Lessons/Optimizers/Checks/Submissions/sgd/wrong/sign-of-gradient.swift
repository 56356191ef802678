// sign of the gradient
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
    let signs = theta.gradient.scalars.map { $0 == 0 ? 0.0 : ($0 < 0 ? -1.0 : 1.0) }
    var values = theta.scalars
    let g = (Tensor(signs)).scalars
    for i in values.indices {
      values[i] -= alpha * g[i]
    }
    theta.scalars = values
  }

  public func zeroGradient() {
    theta.zeroGradient()
  }
}
