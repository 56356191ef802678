// a new gradient of zeros
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
      weights -= rate * weights.gradient
    }
  }

  public func zeroGradient() {
    weights.gradient = .zeros(like: weights)
  }
}
