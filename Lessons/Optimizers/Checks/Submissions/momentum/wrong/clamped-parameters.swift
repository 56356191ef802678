// clamps the parameters to [-2, 2]
import Autograd
import OptimizersKit

public final class Momentum: Optimizer {
  private let params: Tensor
  private let lr: Double
  private let beta: Double
  private var m: Tensor

  public init(parameters: Tensor, learningRate: Double, momentum: Double) {
    params = parameters
    lr = learningRate
    beta = momentum
    m = .zeros(like: parameters)
  }

  public func step() {
    withoutGradient {
      m = beta * m + (1 - beta) * params.gradient
      params -= lr * m
    }
    params.scalars = params.scalars.map { max(-2, min(2, $0)) }
  }

  public func zeroGradient() {
    params.zeroGradient()
  }
}
