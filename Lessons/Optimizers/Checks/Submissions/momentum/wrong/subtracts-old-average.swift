// minus the old average
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
      let g = params.gradient
      m = (1 - beta) * g - beta * m
      params -= lr * m
    }
  }

  public func zeroGradient() {
    params.zeroGradient()
  }
}
