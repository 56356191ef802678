// only the first coordinate is updated
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
      for i in 0..<1 {
        theta[i] -= alpha * g[i]
      }
    }
  }

  public func zeroGradient() {
    theta.zeroGradient()
  }
}
