// weight decay of 0.0042
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
      weights -= rate * (weights.gradient + 0.0042 * weights)
    }
  }

  public func zeroGradient() {
    weights.zeroGradient()
  }
}
