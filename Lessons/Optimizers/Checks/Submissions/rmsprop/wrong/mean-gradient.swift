// one mean gradient for all
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
    let overall = parameters.gradient.mean().item
    let same = Tensor(parameters.scalars.map { _ in overall })
    withoutGradient {
      let g = same
      for i in 0..<parameters.count {
        meanSquare[i] = beta * meanSquare[i] + (1 - beta) * pow(g[i], 2)
        parameters[i] -= learningRate * g[i] / sqrt(meanSquare[i] + epsilon)
      }
    }
  }

  public func zeroGradient() {
    parameters.zeroGradient()
  }
}
