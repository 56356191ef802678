// the root of the learning rate
import Autograd
import OptimizersKit

public final class RMSProp: Optimizer {
  private let parameters: Tensor
  private let learningRate: Double
  private let beta: Double
  private let epsilon: Double
  private var meanSquare: Tensor

  public init(
    parameters: Tensor, learningRate: Double, beta: Double, epsilon: Double
  ) {
    self.parameters = parameters
    self.learningRate = learningRate
    self.beta = beta
    self.epsilon = epsilon
    meanSquare = .zeros(like: parameters)
  }

  public func step() {
    withoutGradient {
      let g = parameters.gradient
      meanSquare = beta * meanSquare + (1 - beta) * g * g
      parameters -= sqrt(learningRate) / sqrt(meanSquare + epsilon) * g
    }
  }

  public func zeroGradient() {
    parameters.zeroGradient()
  }
}
