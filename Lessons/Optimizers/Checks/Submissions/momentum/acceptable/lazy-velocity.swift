// velocity made at the first step
import Autograd
import OptimizersKit

public final class Momentum: Optimizer {
  private let weights: Tensor
  private let rate: Double
  private let momentum: Double
  private var runningAverage: Tensor?

  public init(parameters: Tensor, learningRate: Double, momentum: Double) {
    weights = parameters
    rate = learningRate
    self.momentum = momentum
  }

  public func step() {
    withoutGradient {
      let g = weights.gradient
      let new = runningAverage.map { momentum * $0 + (1 - momentum) * g } ?? (1 - momentum) * g
      runningAverage = new
      weights -= rate * new
    }
  }

  public func zeroGradient() {
    weights.zeroGradient()
  }
}
