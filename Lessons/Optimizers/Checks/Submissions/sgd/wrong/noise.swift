// adds a little Gaussian noise, being stochastic
import Autograd
import OptimizersKit

private func noise() -> Double {
  (0..<12).map { _ in Double.random(in: 0..<1) }.reduce(-6, +)
}

public final class StochasticGradientDescent: Optimizer {
  private let theta: Tensor
  private let alpha: Double

  public init(parameters: Tensor, learningRate: Double) {
    theta = parameters
    alpha = learningRate
  }

  public func step() {
    var values = theta.scalars
    let g = (theta.gradient).scalars
    for i in values.indices {
      values[i] -= alpha * g[i]
    }
    theta.scalars = values
    theta.scalars = theta.scalars.map { $0 + 1e-4 * noise() }
  }

  public func zeroGradient() {
    theta.zeroGradient()
  }
}
