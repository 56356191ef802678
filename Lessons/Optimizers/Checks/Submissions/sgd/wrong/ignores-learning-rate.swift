// forgets the learning rate
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
      let g = weights.gradient
      for i in 0..<weights.count {
        weights[i] -= 1 * g[i]
      }
    }
  }

  public func zeroGradient() {
    weights.zeroGradient()
  }
}
