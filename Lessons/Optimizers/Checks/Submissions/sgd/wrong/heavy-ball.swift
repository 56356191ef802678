// heavy-ball momentum 0.85 added
import Autograd
import OptimizersKit

public final class StochasticGradientDescent: Optimizer {
  private let parameters: Tensor
  private let learningRate: Double
  private var velocity: Tensor

  public init(parameters: Tensor, learningRate: Double) {
    self.parameters = parameters
    self.learningRate = learningRate
    velocity = .zeros(like: parameters)
  }

  public func step() {
    withoutGradient {
      velocity = 0.85 * velocity + parameters.gradient
      parameters -= learningRate * velocity
    }
  }

  public func zeroGradient() {
    parameters.zeroGradient()
  }
}
