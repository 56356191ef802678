// beta to the power of t
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
      m = pow(beta, t) * m + (1 - pow(beta, t)) * g
      params -= lr * m
    }
  }

  public func zeroGradient() {
    params.zeroGradient()
  }
}
