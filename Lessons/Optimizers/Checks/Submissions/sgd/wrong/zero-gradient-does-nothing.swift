// zeroGradient() is empty
import Autograd
import OptimizersKit

public final class StochasticGradientDescent: Optimizer {
  private let theta: Tensor
  private let alpha: Double

  public init(parameters: Tensor, learningRate: Double) {
    theta = parameters
    alpha = learningRate
  }

  public func step() {
    withoutGradient {
      theta -= alpha * theta.gradient
    }
  }

  public func zeroGradient() {
  }
}
