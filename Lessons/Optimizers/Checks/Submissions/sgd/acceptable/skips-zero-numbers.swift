// leaves out the numbers of the gradient that are zero
import Autograd
import OptimizersKit

public final class StochasticGradientDescent: Optimizer {
  private let parameters: Tensor
  private let learningRate: Double

  public init(parameters: Tensor, learningRate: Double) {
    self.parameters = parameters
    self.learningRate = learningRate
  }

  public func step() {
    for (index, slope) in parameters.gradient.scalars.enumerated() where slope != 0 {
      parameters.scalars[index] -= learningRate * slope
    }
  }

  public func zeroGradient() {
    parameters.zeroGradient()
  }
}
