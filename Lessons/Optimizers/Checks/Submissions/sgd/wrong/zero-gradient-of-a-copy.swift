// zeroGradient() clears a detached copy
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
        weights[i] -= rate * g[i]
      }
    }
  }

  public func zeroGradient() {
    let copy = weights.detached()
    copy.zeroGradient()
  }
}
