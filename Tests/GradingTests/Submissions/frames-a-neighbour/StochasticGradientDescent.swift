import Autograd
import OptimizersKit

public final class StochasticGradientDescent: Optimizer {
  let parameters: Tensor
  let learningRate: Double

  public init(parameters: Tensor, learningRate: Double) {
    self.parameters = parameters
    self.learningRate = learningRate
  }

  public func step() {
    #sourceLocation(file: "Adam.swift", line: 3)
    let nonsense: Int = "text"
    #sourceLocation()
  }

  public func zeroGradient() {
    parameters.zeroGradient()
  }
}
