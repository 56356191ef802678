// gradient times zero, in place
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
    let c1 = 1 - pow(beta1, time)
    let c2 = 1 - pow(beta2, time)
    withoutGradient {
      let g = theta.gradient
      for i in 0..<theta.count {
        mean[i] = beta1 * mean[i] + (1 - beta1) * g[i]
        variance[i] = beta2 * variance[i] + (1 - beta2) * g[i] * g[i]
        let root = sqrt(variance[i] / c2) + eps
        theta[i] -= alpha * (mean[i] / c1) / root
      }
    }
  }

  public func zeroGradient() {
    theta.gradient *= 0
  }
}
