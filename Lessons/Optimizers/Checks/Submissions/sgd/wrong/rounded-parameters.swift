// rounds the parameters to 4 decimals
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
    withoutGradient {
      parameters -= learningRate * parameters.gradient
    }
    parameters.scalars = parameters.scalars.map { ($0 * 10000).rounded() / 10000 }
  }

  public func zeroGradient() {
    parameters.zeroGradient()
  }
}
