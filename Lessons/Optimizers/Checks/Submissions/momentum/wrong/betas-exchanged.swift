// beta and 1 - beta exchanged
import Autograd
import OptimizersKit

public final class Momentum: Optimizer {
  private let weights: Tensor
  private let rate: Double
  private let momentum: Double
  private var runningAverage: Tensor

  public init(parameters: Tensor, learningRate: Double, momentum: Double) {
    weights = parameters
    rate = learningRate
    self.momentum = momentum
    runningAverage = .zeros(like: parameters)
  }

  public func step() {
    withoutGradient {
      let g = weights.gradient
      runningAverage = (1 - momentum) * runningAverage + momentum * g
      weights -= rate * runningAverage
    }
  }

  public func zeroGradient() {
    weights.zeroGradient()
  }
}
