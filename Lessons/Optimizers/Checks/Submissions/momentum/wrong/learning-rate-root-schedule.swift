// divides the learning rate by the root of t
import Autograd
import OptimizersKit

public final class Momentum: Optimizer {
  private let params: Tensor
  private let lr: Double
  private let beta: Double
  private var m: Tensor
  private var ticks = 0.0

  public init(parameters: Tensor, learningRate: Double, momentum: Double) {
    params = parameters
    lr = learningRate
    beta = momentum
    m = .zeros(like: parameters)
  }

  public func step() {
    ticks += 1
    withoutGradient {
      m = beta * m + (1 - beta) * params.gradient
      params -= lr / sqrt(ticks) * m
    }
  }

  public func zeroGradient() {
    params.zeroGradient()
  }
}
