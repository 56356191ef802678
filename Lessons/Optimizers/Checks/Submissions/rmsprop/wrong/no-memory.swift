// no average at all
import Autograd
import OptimizersKit

public final class RMSProp: Optimizer {
  private let parameters: Tensor
  private let learningRate: Double
  private let beta: Double
  private let epsilon: Double

  public init(
    parameters: Tensor, learningRate: Double, beta: Double, epsilon: Double
  ) {
    self.parameters = parameters
    self.learningRate = learningRate
    self.beta = beta
    self.epsilon = epsilon
  }

  public func step() {
    withoutGradient {
      let g = parameters.gradient
      let meanSquare = g * g
      parameters -= learningRate * g / sqrt(meanSquare + epsilon)
    }
  }

  public func zeroGradient() {
    parameters.zeroGradient()
  }
}
