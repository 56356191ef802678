// gradient clipped to [-5, 5]
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
    let g1 = theta.gradient.detached()
    for i in 0..<g1.count {
      if g1[i].item > 5 { g1[i] = 5 }
      if g1[i].item < -5 { g1[i] = -5 }
    }
    withoutGradient {
      let g = g1
      squares = decay * squares + (1 - decay) * g * g
      theta -= alpha / sqrt(squares + eps) * g
    }
  }

  public func zeroGradient() {
    theta.zeroGradient()
  }
}
