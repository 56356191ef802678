// keeps the live gradient tensor from the beginning
import Autograd
import OptimizersKit

public final class StochasticGradientDescent: Optimizer {
  private let weights: Tensor
  private let rate: Double
  private let gradient: Tensor

  public init(parameters: Tensor, learningRate: Double) {
    weights = parameters
    rate = learningRate
    gradient = parameters.gradient
  }

  public func step() {
    withoutGradient {
      weights -= rate * gradient
    }
  }

  public func zeroGradient() {
    gradient.scalars = gradient.scalars.map { _ in 0 }
  }
}
