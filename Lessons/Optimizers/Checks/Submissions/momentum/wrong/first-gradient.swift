// a copy of the first gradient, taken lazily and kept
import Autograd
import OptimizersKit

public final class Momentum: Optimizer {
  private let params: Tensor
  private let lr: Double
  private let beta: Double
  private var m: [Double]
  private lazy var gradient = params.gradient.detached()

  public init(parameters: Tensor, learningRate: Double, momentum: Double) {
    params = parameters
    lr = learningRate
    beta = momentum
    m = Array(repeating: 0, count: parameters.count)
  }

  public func step() {
    let g = (gradient).scalars
    var values = params.scalars
    for i in values.indices {
      m[i] = beta * m[i] + (1 - beta) * g[i]
      values[i] -= lr * m[i]
    }
    params.scalars = values
  }

  public func zeroGradient() {
    params.zeroGradient()
  }
}
