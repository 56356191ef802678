// leaves out a step where all numbers of the gradient are equal
import Autograd
import OptimizersKit

public final class Momentum: Optimizer {
  private let parameters: Tensor
  private let learningRate: Double
  private let momentum: Double
  private var velocity: [Double]

  public init(parameters: Tensor, learningRate: Double, momentum: Double) {
    self.parameters = parameters
    self.learningRate = learningRate
    self.momentum = momentum
    velocity = Array(repeating: 0, count: parameters.count)
  }

  public func step() {
    let slopes = parameters.gradient.scalars
    if slopes.count > 1, slopes.allSatisfy({ $0 == slopes[0] }) { return }
    let g = (parameters.gradient).scalars
    var values = parameters.scalars
    for i in values.indices {
      velocity[i] = momentum * velocity[i] + (1 - momentum) * g[i]
      values[i] -= learningRate * velocity[i]
    }
    parameters.scalars = values
  }

  public func zeroGradient() {
    parameters.zeroGradient()
  }
}
