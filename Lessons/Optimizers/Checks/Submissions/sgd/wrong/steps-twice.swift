// does the update twice
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
    for _ in 0..<2 {
      withoutGradient {
        weights -= rate * weights.gradient
      }
    }
  }

  public func zeroGradient() {
    weights.zeroGradient()
  }
}
