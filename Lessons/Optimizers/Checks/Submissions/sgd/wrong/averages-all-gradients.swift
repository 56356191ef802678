// averages all gradients so far
import Autograd
import OptimizersKit

public final class StochasticGradientDescent: Optimizer {
  private let weights: Tensor
  private let rate: Double
  private var sum: Tensor
  private var n = 0.0

  public init(parameters: Tensor, learningRate: Double) {
    weights = parameters
    rate = learningRate
    sum = .zeros(like: parameters)
  }

  public func step() {
    n += 1
    sum += weights.gradient
    withoutGradient { weights -= rate * sum / n }
  }

  public func zeroGradient() {
    weights.zeroGradient()
  }
}
