// beta at most 0.5
import Autograd
import OptimizersKit

public final class Momentum: Optimizer {
  private let theta: Tensor
  private let alpha: Double
  private let mu: Double
  private var average: Tensor

  public init(parameters: Tensor, learningRate: Double, momentum: Double) {
    theta = parameters
    alpha = learningRate
    mu = momentum
    average = .zeros(like: parameters)
  }

  public func step() {
    withoutGradient {
      let g = theta.gradient
      let k = min(mu, 0.5)
      average = k * average + (1 - k) * g
      theta -= alpha * average
    }
  }

  public func zeroGradient() {
    theta.zeroGradient()
  }
}
