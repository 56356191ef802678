// b and 1 - b exchanged in m
import Autograd
import OptimizersKit

public final class Adam: Optimizer {
  private let params: Tensor
  private let lr: Double
  private let b1: Double
  private let b2: Double
  private let eps: Double
  private var m: Tensor
  private var r: Tensor
  private var t = 0

  public init(
    parameters: Tensor, learningRate: Double, beta1: Double, beta2: Double, epsilon: Double
  ) {
    params = parameters
    lr = learningRate
    b1 = beta1
    b2 = beta2
    eps = epsilon
    m = .zeros(like: parameters)
    r = .zeros(like: parameters)
  }

  public func step() {
    t += 1
    withoutGradient {
      let g = params.gradient
      m = (1 - b1) * m + b1 * g
      r = b2 * r + (1 - b2) * g * g
      let mh = m / (1 - pow(b1, t))
      let rh = r / (1 - pow(b2, t))
      params -= lr * mh / (sqrt(rh) + eps)
    }
  }

  public func zeroGradient() {
    params.zeroGradient()
  }
}
