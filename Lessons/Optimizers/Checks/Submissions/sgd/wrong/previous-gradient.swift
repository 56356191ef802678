// uses the gradient from the step before
import Autograd
import OptimizersKit

public final class StochasticGradientDescent: Optimizer {
  private let theta: Tensor
  private let alpha: Double
  private var last: Tensor

  public init(parameters: Tensor, learningRate: Double) {
    theta = parameters
    alpha = learningRate
    last = .zeros(like: parameters)
  }

  public func step() {
    let old = last
    last = theta.gradient.detached()
    withoutGradient {
      theta -= alpha * old
    }
  }

  public func zeroGradient() {
    theta.zeroGradient()
  }
}
