// scales the gradient first
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
    let delta = -alpha * theta.gradient
    withoutGradient { theta += delta }
  }

  public func zeroGradient() {
    theta.zeroGradient()
  }
}
