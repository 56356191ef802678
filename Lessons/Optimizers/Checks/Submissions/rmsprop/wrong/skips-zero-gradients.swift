// returns at once if the gradient is zero
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
    if parameters.gradient.scalars.allSatisfy({ $0 == 0 }) { return }
    withoutGradient {
      let g = parameters.gradient
      meanSquare = beta * meanSquare + (1 - beta) * g * g
      parameters -= learningRate / sqrt(meanSquare + epsilon) * g
    }
  }

  public func zeroGradient() {
    parameters.zeroGradient()
  }
}
