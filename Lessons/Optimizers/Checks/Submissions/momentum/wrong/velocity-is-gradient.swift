// writes the average into the gradient itself
import Autograd
import OptimizersKit

public final class Momentum: Optimizer {
  private let theta: Tensor
  private let alpha: Double
  private let mu: Double

  public init(parameters: Tensor, learningRate: Double, momentum: Double) {
    theta = parameters
    alpha = learningRate
    mu = momentum
  }

  public func step() {
    withoutGradient {
      let g = theta.gradient
      g *= 1 - mu
      theta -= alpha * g
    }
  }

  public func zeroGradient() {
    theta.zeroGradient()
  }
}
