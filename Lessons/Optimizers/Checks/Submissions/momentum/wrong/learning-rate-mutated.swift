// multiplies the learning rate by 0.9 after each step
import Autograd
import OptimizersKit

public final class Momentum: Optimizer {
  private let weights: Tensor
  private var rate: Double
  private let momentum: Double
  private var runningAverage: [Double]

  public init(parameters: Tensor, learningRate: Double, momentum: Double) {
    weights = parameters
    rate = learningRate
    self.momentum = momentum
    runningAverage = Array(repeating: 0, count: parameters.count)
  }

  public func step() {
    let g = (weights.gradient).scalars
    var values = weights.scalars
    for i in values.indices {
      runningAverage[i] = momentum * runningAverage[i] + (1 - momentum) * g[i]
      values[i] -= rate * runningAverage[i]
    }
    weights.scalars = values
    rate *= 0.9
  }

  public func zeroGradient() {
    weights.zeroGradient()
  }
}
