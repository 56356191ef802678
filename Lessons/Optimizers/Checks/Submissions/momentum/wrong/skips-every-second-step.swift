// updates only every second call
import Autograd
import OptimizersKit

public final class Momentum: Optimizer {
  private let params: Tensor
  private let lr: Double
  private let beta: Double
  private var m: Tensor
  private var calls = 0

  public init(parameters: Tensor, learningRate: Double, momentum: Double) {
    params = parameters
    lr = learningRate
    beta = momentum
    m = .zeros(like: parameters)
  }

  public func step() {
    calls += 1
    if calls % 2 == 0 { return }
    withoutGradient {
      m = beta * m + (1 - beta) * params.gradient
      params -= lr * m
    }
  }

  public func zeroGradient() {
    params.zeroGradient()
  }
}
