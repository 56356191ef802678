// always 0.001
import Autograd
import OptimizersKit

public final class StochasticGradientDescent: Optimizer {
  private let theta: Tensor
  private let alpha: Double

  public init(parameters: Tensor, learningRate: Double) {
    theta = parameters
    alpha = learningRate
  }

  public func step() {
    withoutGradient {
      let g = theta.gradient
      for i in 0..<theta.count {
        theta[i] -= 0.001 * g[i]
      }
    }
  }

  public func zeroGradient() {
    theta.zeroGradient()
  }
}
