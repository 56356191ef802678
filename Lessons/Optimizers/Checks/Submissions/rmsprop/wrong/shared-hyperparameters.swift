// the hyperparameters live on the class: the last instance wins
import Autograd
import OptimizersKit

public final class RMSProp: Optimizer {
  private let parameters: Tensor
  private static var learningRate: Double = 0
  private static var beta: Double = 0
  private static var epsilon: Double = 0
  private var meanSquare: Tensor

  public init(
    parameters: Tensor, learningRate: Double, beta: Double, epsilon: Double
  ) {
    self.parameters = parameters
    RMSProp.learningRate = learningRate
    RMSProp.beta = beta
    RMSProp.epsilon = epsilon
    meanSquare = .zeros(like: parameters)
  }

  public func step() {
    withoutGradient {
      let g = parameters.gradient
      meanSquare = RMSProp.beta * meanSquare + (1 - RMSProp.beta) * g * g
      parameters -= RMSProp.learningRate / sqrt(meanSquare + RMSProp.epsilon) * g
    }
  }

  public func zeroGradient() {
    parameters.zeroGradient()
  }
}
