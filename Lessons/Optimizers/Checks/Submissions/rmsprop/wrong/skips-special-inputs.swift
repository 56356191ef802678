// leaves out a step where the gradient is short
import Autograd
import OptimizersKit

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
    if (theta.gradient * theta.gradient).sum().item.squareRoot() < 1e-10 { return }
    let g = (theta.gradient).scalars
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
