// average made at the first step
import Autograd
import OptimizersKit

public final class RMSProp: Optimizer {
  private let parameters: Tensor
  private let learningRate: Double
  private let beta: Double
  private let epsilon: Double
  private var meanSquare: [Double]?

  public init(
    parameters: Tensor, learningRate: Double, beta: Double, epsilon: Double
  ) {
    self.parameters = parameters
    self.learningRate = learningRate
    self.beta = beta
    self.epsilon = epsilon
  }

  public func step() {
    let g = parameters.gradient.scalars
    let old = meanSquare ?? g.map { _ in 0.0 }
    let new = zip(old, g).map { beta * $0 + (1 - beta) * $1 * $1 }
    meanSquare = new
    parameters.scalars = parameters.scalars.indices.map {
      parameters.scalars[$0] - learningRate * g[$0] / (new[$0].squareRoot() + epsilon)
    }
  }

  public func zeroGradient() {
    parameters.zeroGradient()
  }
}
