// ones instead of zeros
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
      for i in 0..<parameters.count {
        meanSquare[i] = beta * meanSquare[i] + (1 - beta) * pow(g[i], 2)
        parameters[i] -= learningRate * g[i] / sqrt(meanSquare[i] + epsilon)
      }
    }
  }

  public func zeroGradient() {
    parameters.gradient = .ones(like: parameters)
  }
}
