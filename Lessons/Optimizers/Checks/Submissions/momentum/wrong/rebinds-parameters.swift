// a new tensor takes the place of the parameters
import Autograd
import OptimizersKit

public final class Momentum: Optimizer {
  private var weights: Tensor
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
    let g = weights.gradient
    runningAverage = momentum * runningAverage + (1 - momentum) * g
    weights = withoutGradient { weights - rate * runningAverage }
  }

  public func zeroGradient() {
    weights.zeroGradient()
  }
}
