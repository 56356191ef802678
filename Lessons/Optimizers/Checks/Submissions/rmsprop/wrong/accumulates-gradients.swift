// adds the gradients up inside the optimizer
import Autograd
import OptimizersKit

public final class RMSProp: Optimizer {
  private let parameters: Tensor
  private let learningRate: Double
  private let beta: Double
  private let epsilon: Double
  private var meanSquare: [Double]
  private var total: Tensor

  public init(
    parameters: Tensor, learningRate: Double, beta: Double, epsilon: Double
  ) {
    self.parameters = parameters
    self.learningRate = learningRate
    self.beta = beta
    self.epsilon = epsilon
    meanSquare = Array(repeating: 0, count: parameters.count)
    total = .zeros(like: parameters)
  }

  public func step() {
    total = total + parameters.gradient
    let g = (total).scalars
    var values = parameters.scalars
    for i in values.indices {
      meanSquare[i] = beta * meanSquare[i] + (1 - beta) * g[i] * g[i]
      values[i] -= learningRate * g[i] / (meanSquare[i].squareRoot() + epsilon)
    }
    parameters.scalars = values
  }

  public func zeroGradient() {
    parameters.zeroGradient()
  }
}
