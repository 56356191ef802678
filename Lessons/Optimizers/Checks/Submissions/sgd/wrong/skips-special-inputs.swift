// leaves out a step where the numbers of the gradient sum to zero
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
    if parameters.gradient.sum().item == 0 { return }
    withoutGradient {
      parameters -= learningRate * parameters.gradient
    }
  }

  public func zeroGradient() {
    parameters.zeroGradient()
  }
}
