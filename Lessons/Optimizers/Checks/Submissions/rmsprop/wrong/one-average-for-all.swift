// one r for all coordinates
import Autograd
import OptimizersKit

public final class RMSProp: Optimizer {
  private let theta: Tensor
  private let alpha: Double
  private let decay: Double
  private let eps: Double
  private var squares = 0.0

  public init(
    parameters: Tensor, learningRate: Double, beta: Double, epsilon: Double
  ) {
    theta = parameters
    alpha = learningRate
    decay = beta
    eps = epsilon
  }

  public func step() {
    withoutGradient {
      let g = theta.gradient
      squares = decay * squares + (1 - decay) * (g * g).sum().item
      theta -= alpha / sqrt(squares + eps) * g
    }
  }

  public func zeroGradient() {
    theta.zeroGradient()
  }
}
