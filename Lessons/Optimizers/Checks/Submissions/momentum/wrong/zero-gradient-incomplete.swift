// clears the first number of the gradient only
import Autograd
import OptimizersKit

public final class Momentum: Optimizer {
  private let params: Tensor
  private let lr: Double
  private let beta: Double
  private var m: [Double]

  public init(parameters: Tensor, learningRate: Double, momentum: Double) {
    params = parameters
    lr = learningRate
    beta = momentum
    m = Array(repeating: 0, count: parameters.count)
  }

  public func step() {
    let g = (params.gradient).scalars
    var values = params.scalars
    for i in values.indices {
      m[i] = beta * m[i] + (1 - beta) * g[i]
      values[i] -= lr * m[i]
    }
    params.scalars = values
  }

  public func zeroGradient() {
    params.gradient[0] = 0
  }
}
