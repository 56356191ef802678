// the mean of all squares
import Autograd
import OptimizersKit

public final class RMSProp: Optimizer {
  private let params: Tensor
  private let lr: Double
  private let beta: Double
  private let eps: Double
  private var r: Tensor
  private var t = 0.0

  public init(
    parameters: Tensor, learningRate: Double, beta: Double, epsilon: Double
  ) {
    params = parameters
    lr = learningRate
    self.beta = beta
    eps = epsilon
    r = .zeros(like: parameters)
  }

  public func step() {
    withoutGradient {
      let g = params.gradient
      t += 1
      r += (g * g - r) / t
      params -= lr * g / sqrt(r + eps)
    }
  }

  public func zeroGradient() {
    params.zeroGradient()
  }
}
