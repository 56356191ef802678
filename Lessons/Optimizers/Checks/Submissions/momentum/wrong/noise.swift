// adds a little Gaussian noise, being stochastic
import Autograd
import OptimizersKit

private func noise() -> Double {
  (0..<12).map { _ in Double.random(in: 0..<1) }.reduce(-6, +)
}

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
    let g = (parameters.gradient).scalars
    var values = parameters.scalars
    for i in values.indices {
      velocity[i] = momentum * velocity[i] + (1 - momentum) * g[i]
      values[i] -= learningRate * velocity[i]
    }
    parameters.scalars = values
    parameters.scalars = parameters.scalars.map { $0 + 1e-4 * noise() }
  }

  public func zeroGradient() {
    parameters.zeroGradient()
  }
}
