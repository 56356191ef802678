// lerp form
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
      average += (1 - mu) * (theta.gradient - average)
      theta -= alpha * average
    }
  }

  public func zeroGradient() {
    theta.zeroGradient()
  }
}
