// the running averages live on the class
import Autograd
import OptimizersKit

public final class RMSProp: Optimizer {
  private let theta: Tensor
  private let alpha: Double
  private let decay: Double
  private let eps: Double
  private static var squares = Tensor([])

  public init(
    parameters: Tensor, learningRate: Double, beta: Double, epsilon: Double
  ) {
    theta = parameters
    alpha = learningRate
    decay = beta
    eps = epsilon
    Self.squares = .zeros(like: parameters)
  }

  public func step() {
    withoutGradient {
      let g = theta.gradient
      Self.squares = decay * Self.squares + (1 - decay) * g * g
      theta -= alpha / sqrt(Self.squares + eps) * g
    }
  }

  public func zeroGradient() {
    theta.zeroGradient()
  }
}
