// works for 100 steps only
import Autograd
import OptimizersKit

public final class Momentum: Optimizer {
  private let theta: Tensor
  private let alpha: Double
  private let mu: Double
  private var average: Tensor
  private var done = 0

  public init(parameters: Tensor, learningRate: Double, momentum: Double) {
    theta = parameters
    alpha = learningRate
    mu = momentum
    average = .zeros(like: parameters)
  }

  public func step() {
    guard done < 100 else { return }
    done += 1
    withoutGradient {
      average = mu * average + (1 - mu) * theta.gradient
      theta -= alpha * average
    }
  }

  public func zeroGradient() {
    theta.zeroGradient()
  }
}
