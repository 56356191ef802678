// divides the learning rate by the root of t
import Autograd
import OptimizersKit

public final class StochasticGradientDescent: Optimizer {
  private let weights: Tensor
  private let rate: Double
  private var ticks = 0.0

  public init(parameters: Tensor, learningRate: Double) {
    weights = parameters
    rate = learningRate
  }

  public func step() {
    ticks += 1
    withoutGradient {
      weights -= rate / sqrt(ticks) * weights.gradient
    }
  }

  public func zeroGradient() {
    weights.zeroGradient()
  }
}
