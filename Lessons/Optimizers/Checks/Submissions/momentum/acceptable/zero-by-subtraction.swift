// gradient minus itself
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
      runningAverage = momentum * runningAverage + (1 - momentum) * weights.gradient
      weights -= rate * runningAverage
    }
  }

  public func zeroGradient() {
    weights.gradient -= weights.gradient
  }
}
