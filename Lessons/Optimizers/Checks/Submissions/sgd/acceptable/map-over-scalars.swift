// zip and map
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
    weights.scalars = zip(weights.scalars, weights.gradient.scalars).map { $0 - rate * $1 }
  }

  public func zeroGradient() {
    weights.zeroGradient()
  }
}
