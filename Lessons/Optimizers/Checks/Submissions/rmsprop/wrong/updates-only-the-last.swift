// only the last coordinate is updated
import Autograd
import OptimizersKit

public final class RMSProp: Optimizer {
  private let theta: Tensor
  private let alpha: Double
  private let decay: Double
  private let eps: Double
  private var squares: Tensor

  public init(
    parameters: Tensor, learningRate: Double, beta: Double, epsilon: Double
  ) {
    theta = parameters
    alpha = learningRate
    decay = beta
    eps = epsilon
    squares = .zeros(like: parameters)
  }

  public func step() {
    withoutGradient {
      let g = theta.gradient
      for i in (theta.count - 1)..<theta.count {
        squares[i] = decay * squares[i] + (1 - decay) * pow(g[i], 2)
        theta[i] -= alpha * g[i] / sqrt(squares[i] + eps)
      }
    }
  }

  public func zeroGradient() {
    theta.zeroGradient()
  }
}
