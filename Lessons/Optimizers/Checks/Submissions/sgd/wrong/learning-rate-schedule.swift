// decays the learning rate as 1 / (1 + 0.01 t)
import Autograd
import OptimizersKit

public final class StochasticGradientDescent: Optimizer {
  private let theta: Tensor
  private let alpha: Double
  private var clock = 0.0

  public init(parameters: Tensor, learningRate: Double) {
    theta = parameters
    alpha = learningRate
  }

  public func step() {
    clock += 1
    let now = alpha / (1 + 0.01 * clock)
    withoutGradient {
      theta -= now * theta.gradient
    }
  }

  public func zeroGradient() {
    theta.zeroGradient()
  }
}
