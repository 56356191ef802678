// computes the update and never puts it anywhere
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
    // forgets to add the gradient
    withoutGradient {
      average = mu * average
      theta -= alpha * average
    }
  }

  public func zeroGradient() {
    theta.zeroGradient()
  }
}
