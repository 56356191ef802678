// averages this gradient with the previous one
import Autograd
import OptimizersKit

public final class RMSProp: Optimizer {
  private let theta: Tensor
  private let alpha: Double
  private let decay: Double
  private let eps: Double
  private var squares: [Double]
  private var before: Tensor?

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
    let now = theta.gradient.detached()
    let g2 = (now + (before ?? now)) / 2
    before = now
    let g = (g2).scalars
    var values = theta.scalars
    for i in values.indices {
      squares[i] = decay * squares[i] + (1 - decay) * g[i] * g[i]
      values[i] -= alpha * g[i] / (squares[i].squareRoot() + eps)
    }
    theta.scalars = values
  }

  public func zeroGradient() {
    theta.zeroGradient()
  }
}
