// keeps the live gradient tensor from the beginning
import Autograd
import OptimizersKit

public final class Momentum: Optimizer {
  private let params: Tensor
  private let lr: Double
  private let beta: Double
  private var m: Tensor
  private let gradient: Tensor

  public init(parameters: Tensor, learningRate: Double, momentum: Double) {
    params = parameters
    lr = learningRate
    beta = momentum
    m = .zeros(like: parameters)
    gradient = parameters.gradient
  }

  public func step() {
    withoutGradient {
      let g = gradient
      for i in 0..<params.count {
        m[i] = beta * m[i] + (1 - beta) * g[i]
        params[i] -= lr * m[i]
      }
    }
  }

  public func zeroGradient() {
    gradient.scalars = gradient.scalars.map { _ in 0 }
  }
}
