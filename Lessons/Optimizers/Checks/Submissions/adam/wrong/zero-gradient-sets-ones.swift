// ones instead of zeros
import Autograd
import OptimizersKit

public final class Adam: Optimizer {
  private let theta: Tensor
  private let alpha: Double
  private let beta1: Double
  private let beta2: Double
  private let eps: Double
  private var mean: [Double]
  private var variance: [Double]
  private var time = 0

  public init(
    parameters: Tensor, learningRate: Double, beta1: Double, beta2: Double, epsilon: Double
  ) {
    theta = parameters
    alpha = learningRate
    self.beta1 = beta1
    self.beta2 = beta2
    eps = epsilon
    mean = Array(repeating: 0, count: parameters.count)
    variance = Array(repeating: 0, count: parameters.count)
  }

  public func step() {
    time += 1
    let c1 = 1 - pow(beta1, Double(time))
    let c2 = 1 - pow(beta2, Double(time))
    let g = (theta.gradient).scalars
    var values = theta.scalars
    for i in values.indices {
      mean[i] = beta1 * mean[i] + (1 - beta1) * g[i]
      variance[i] = beta2 * variance[i] + (1 - beta2) * g[i] * g[i]
      let root = (variance[i] / c2).squareRoot() + eps
      values[i] -= alpha * (mean[i] / c1) / root
    }
    theta.scalars = values
  }

  public func zeroGradient() {
    theta.gradient = .ones(like: theta)
  }
}
