// squares the gradient first
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
    withoutGradient {
      let g = pow(weights.gradient, 2)
      for i in 0..<weights.count {
        weights[i] -= rate * g[i]
      }
    }
  }

  public func zeroGradient() {
    weights.zeroGradient()
  }
}
