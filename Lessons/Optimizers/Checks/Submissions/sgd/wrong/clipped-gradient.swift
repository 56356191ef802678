// gradient clipped by norm 137.5
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
    let length = (weights.gradient * weights.gradient).sum().item.squareRoot()
    let scale = min(1, 137.5 / max(length, 1e-300))
    let g1 = scale * weights.gradient
    withoutGradient {
      let g = g1
      for i in 0..<weights.count {
        weights[i] -= rate * g[i]
      }
    }
  }

  public func zeroGradient() {
    weights.zeroGradient()
  }
}
