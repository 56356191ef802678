// gives up after the third step
import Autograd
import OptimizersKit

public final class StochasticGradientDescent: Optimizer {
  private let weights: Tensor
  private let rate: Double
  private var n = 0

  public init(parameters: Tensor, learningRate: Double) {
    weights = parameters
    rate = learningRate
  }

  public func step() {
    n += 1
    if n > 3 { fatalError("not yet") }
    withoutGradient {
      weights -= rate * weights.gradient
    }
  }

  public func zeroGradient() {
    weights.zeroGradient()
  }
}
