// shrinks the parameters by lr * 0.1 besides
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
    withoutGradient { parameters *= 1 - 0.1 * learningRate }
    withoutGradient {
      parameters -= learningRate * parameters.gradient
    }
  }

  public func zeroGradient() {
    parameters.zeroGradient()
  }
}
