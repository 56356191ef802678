// zeroGradient() is empty
import Autograd
import OptimizersKit

public final class RMSProp: Optimizer {
  private let params: Tensor
  private let lr: Double
  private let beta: Double
  private let eps: Double
  private var r: [Double]

  public init(
    parameters: Tensor, learningRate: Double, beta: Double, epsilon: Double
  ) {
    params = parameters
    lr = learningRate
    self.beta = beta
    eps = epsilon
    r = Array(repeating: 0, count: parameters.count)
  }

  public func step() {
    let g = (params.gradient).scalars
    var values = params.scalars
    for i in values.indices {
      r[i] = beta * r[i] + (1 - beta) * g[i] * g[i]
      values[i] -= lr * g[i] / (r[i].squareRoot() + eps)
    }
    params.scalars = values
  }

  public func zeroGradient() {
  }
}
