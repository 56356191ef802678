// gradient clipped to [-1, 1]
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
    let g1 = Tensor(parameters.gradient.scalars.map { min(max($0, -0.75), 0.75) })
    let g = (g1).scalars
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
