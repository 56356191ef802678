// sign of the gradient
import Autograd
import OptimizersKit

public final class Momentum: Optimizer {
  private let weights: Tensor
  private let rate: Double
  private let momentum: Double
  private var runningAverage: [Double]

  public init(parameters: Tensor, learningRate: Double, momentum: Double) {
    weights = parameters
    rate = learningRate
    self.momentum = momentum
    runningAverage = Array(repeating: 0, count: parameters.count)
  }

  public func step() {
    let signs = weights.gradient.scalars.map { $0 == 0 ? 0.0 : ($0 < 0 ? -1.0 : 1.0) }
    let g = (Tensor(signs)).scalars
    var values = weights.scalars
    for i in values.indices {
      runningAverage[i] = momentum * runningAverage[i] + (1 - momentum) * g[i]
      values[i] -= rate * runningAverage[i]
    }
    weights.scalars = values
  }

  public func zeroGradient() {
    weights.zeroGradient()
  }
}
