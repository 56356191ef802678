// reciprocal square root
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
      squares = decay * squares + g * g - decay * g * g
      theta -= g * alpha * pow(squares + eps, -0.5)
    }
  }

  public func zeroGradient() {
    theta.zeroGradient()
  }
}
