// adds a little Gaussian noise, being stochastic
import Autograd
import OptimizersKit

private func noise() -> Double {
  (0..<12).map { _ in Double.random(in: 0..<1) }.reduce(-6, +)
}

public final class RMSProp: Optimizer {
  private let theta: Tensor
  private let alpha: Double
  private let decay: Double
  private let eps: Double
  private var squares: [Double]

  public init(
    parameters: Tensor, learningRate: Double, beta: Double, epsilon: Double
  ) {
    theta = parameters
    alpha = learningRate
    decay = beta
    eps = epsilon
    squares = Array(repeating: 0, count: parameters.count)
  }

  public func step() {
    let g = (theta.gradient).scalars
    var values = theta.scalars
    for i in values.indices {
      squares[i] = decay * squares[i] + (1 - decay) * g[i] * g[i]
      values[i] -= alpha * g[i] / (squares[i].squareRoot() + eps)
    }
    theta.scalars = values
    theta.scalars = theta.scalars.map { $0 + 1e-4 * noise() }
  }

  public func zeroGradient() {
    theta.zeroGradient()
  }
}
