// computes the update and never puts it anywhere
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
    let updated = params.detached()
    updated -= lr * params.gradient
  }

  public func zeroGradient() {
    params.zeroGradient()
  }
}
