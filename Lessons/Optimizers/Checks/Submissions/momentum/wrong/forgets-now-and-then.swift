// velocity reset at step 37
import Autograd
import OptimizersKit

public final class Momentum: Optimizer {
  private let weights: Tensor
  private let rate: Double
  private let momentum: Double
  private var runningAverage: Tensor
  private var steps = 0

  public init(parameters: Tensor, learningRate: Double, momentum: Double) {
    weights = parameters
    rate = learningRate
    self.momentum = momentum
    runningAverage = .zeros(like: parameters)
  }

  public func step() {
    withoutGradient {
      let g = weights.gradient
      steps += 1
      if steps == 37 { runningAverage = .zeros(like: weights) }
      runningAverage = momentum * runningAverage + (1 - momentum) * g
      weights -= rate * runningAverage
    }
  }

  public func zeroGradient() {
    weights.zeroGradient()
  }
}
