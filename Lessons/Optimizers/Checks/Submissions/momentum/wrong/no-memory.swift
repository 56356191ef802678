// plain SGD
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
    withoutGradient { theta -= alpha * theta.gradient }
  }

  public func zeroGradient() {
    theta.zeroGradient()
  }
}
