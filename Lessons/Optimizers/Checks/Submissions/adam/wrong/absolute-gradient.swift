// absolute gradient
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
  private var time = 0

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
    time += 1
    withoutGradient {
      let g = abs(theta.gradient)
      mean = beta1 * mean + (1 - beta1) * g
      variance = beta2 * variance + (1 - beta2) * pow(g, 2)
      let mHat = mean / (1 - pow(beta1, time))
      let rHat = variance / (1 - pow(beta2, time))
      theta -= alpha / (sqrt(rHat) + eps) * mHat
    }
  }

  public func zeroGradient() {
    theta.zeroGradient()
  }
}
