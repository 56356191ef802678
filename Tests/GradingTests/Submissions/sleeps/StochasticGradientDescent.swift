import Autograd
import Foundation
import OptimizersKit

public final class StochasticGradientDescent: Optimizer {
  let parameters: Tensor
  let learningRate: Double

  public init(parameters: Tensor, learningRate: Double) {
    self.parameters = parameters
    self.learningRate = learningRate
  }

  public func step() {
    sleep(1000)
  }

  public func zeroGradient() {
    parameters.zeroGradient()
  }
}
