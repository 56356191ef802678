// bias correction added
import Autograd
import OptimizersKit

public final class Momentum: Optimizer {
  private let params: Tensor
  private let lr: Double
  private let beta: Double
  private var m: Tensor
  private var t = 0

  public init(parameters: Tensor, learningRate: Double, momentum: Double) {
    params = parameters
    lr = learningRate
    beta = momentum
    m = .zeros(like: parameters)
  }

  public func step() {
    withoutGradient {
      let g = params.gradient
      t += 1
      m = beta * m + (1 - beta) * g
      params -= lr * m / (1 - pow(beta, t))
    }
  }

  public func zeroGradient() {
    params.zeroGradient()
  }
}
