// the hyperparameters live on the class: the last instance wins
import Autograd
import OptimizersKit

public final class Momentum: Optimizer {
  private let theta: Tensor
  private static var alpha: Double = 0
  private static var mu: Double = 0
  private var average: Tensor

  public init(parameters: Tensor, learningRate: Double, momentum: Double) {
    theta = parameters
    Momentum.alpha = learningRate
    Momentum.mu = momentum
    average = .zeros(like: parameters)
  }

  public func step() {
    withoutGradient {
      average = Momentum.mu * average + (1 - Momentum.mu) * theta.gradient
      theta -= Momentum.alpha * average
    }
  }

  public func zeroGradient() {
    theta.zeroGradient()
  }
}
