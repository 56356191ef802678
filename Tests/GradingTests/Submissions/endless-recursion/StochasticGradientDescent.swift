import Autograd
import OptimizersKit

private func again(_ depth: Int) -> Int {
  depth < 0 ? 0 : again(depth + 1) + 1
}

public final class StochasticGradientDescent: Optimizer {
  let parameters: Tensor
  let learningRate: Double

  public init(parameters: Tensor, learningRate: Double) {
    self.parameters = parameters
    self.learningRate = learningRate
  }

  public func step() {
    _ = again(0)
  }

  public func zeroGradient() {
    parameters.zeroGradient()
  }
}
