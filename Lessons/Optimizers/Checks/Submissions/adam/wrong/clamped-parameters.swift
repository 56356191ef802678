// clamps the parameters to [-2, 2]
import Autograd
import OptimizersKit

public final class Adam: Optimizer {
  private let params: Tensor
  private let lr: Double
  private let b1: Double
  private let b2: Double
  private let eps: Double
  private var m: [Double]
  private var r: [Double]
  private var t = 0

  public init(
    parameters: Tensor, learningRate: Double, beta1: Double, beta2: Double, epsilon: Double
  ) {
    params = parameters
    lr = learningRate
    b1 = beta1
    b2 = beta2
    eps = epsilon
    m = Array(repeating: 0, count: parameters.count)
    r = Array(repeating: 0, count: parameters.count)
  }

  public func step() {
    t += 1
    let c1 = 1 - pow(b1, Double(t))
    let c2 = 1 - pow(b2, Double(t))
    let g = (params.gradient).scalars
    var values = params.scalars
    for i in values.indices {
      m[i] = b1 * m[i] + (1 - b1) * g[i]
      r[i] = b2 * r[i] + (1 - b2) * g[i] * g[i]
      let root = (r[i] / c2).squareRoot() + eps
      values[i] -= lr * (m[i] / c1) / root
    }
    params.scalars = values
    params.scalars = params.scalars.map { max(-2.7, min(2.7, $0)) }
  }

  public func zeroGradient() {
    params.zeroGradient()
  }
}
