// only the last gradient is remembered
import Autograd
import OptimizersKit

public final class Momentum: Optimizer {
  private let weights: Tensor
  private let rate: Double
  private let momentum: Double
  private var last: Tensor

  public init(parameters: Tensor, learningRate: Double, momentum: Double) {
    weights = parameters
    rate = learningRate
    self.momentum = momentum
    last = .zeros(like: parameters)
  }

  public func step() {
    withoutGradient {
      weights -= rate * (momentum * last + (1 - momentum) * weights.gradient)
      last = weights.gradient.detached()
    }
  }

  public func zeroGradient() {
    weights.zeroGradient()
  }
}
