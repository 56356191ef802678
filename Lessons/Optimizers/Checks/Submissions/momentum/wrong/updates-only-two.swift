// knows x and y and no more
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
      for i in 0..<min(2, params.count) {
        m[i] = beta * m[i] + (1 - beta) * g[i]
        params[i] -= lr * m[i]
      }
    }
  }

  public func zeroGradient() {
    params.zeroGradient()
  }
}
