// decays the learning rate by 0.999
import Autograd
import OptimizersKit

public final class RMSProp: Optimizer {
  private let theta: Tensor
  private let alpha: Double
  private let decay: Double
  private let eps: Double
  private var squares: Tensor
  private var clock = 0.0

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
    clock += 1
    let now = alpha * pow(0.999, clock)
    withoutGradient {
      let g = theta.gradient
      squares = decay * squares + (1 - decay) * g * g
      theta -= now / sqrt(squares + eps) * g
    }
  }

  public func zeroGradient() {
    theta.zeroGradient()
  }
}
