// divides by the learning rate
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
    withoutGradient { theta -= theta.gradient / alpha }
  }

  public func zeroGradient() {
    theta.zeroGradient()
  }
}
