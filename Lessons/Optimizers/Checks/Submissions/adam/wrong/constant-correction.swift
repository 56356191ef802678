// constant correction 1 / (1 - b)
import Autograd
import OptimizersKit

public final class Adam: Optimizer {
  private let theta: Tensor
  private let alpha: Double
  private let beta1: Double
  private let beta2: Double
  private let eps: Double
  private var mean: Tensor
  private var variance: Tensor

  public init(
    parameters: Tensor, learningRate: Double, beta1: Double, beta2: Double, epsilon: Double
  ) {
    theta = parameters
    alpha = learningRate
    self.beta1 = beta1
    self.beta2 = beta2
    eps = epsilon
    mean = .zeros(like: parameters)
    variance = .zeros(like: parameters)
  }

  public func step() {
    withoutGradient {
      let g = theta.gradient
      mean = beta1 * mean + (1 - beta1) * g
      variance = beta2 * variance + (1 - beta2) * g * g
      let mh = mean / (1 - beta1)
      let rh = variance / (1 - beta2)
      theta -= alpha * mh / (sqrt(rh) + eps)
    }
  }

  public func zeroGradient() {
    theta.zeroGradient()
  }
}
