// g / (|g| + eps)
import Autograd
import OptimizersKit

public final class RMSProp: Optimizer {
  private let params: Tensor
  private let lr: Double
  private let beta: Double
  private let eps: Double

  public init(
    parameters: Tensor, learningRate: Double, beta: Double, epsilon: Double
  ) {
    params = parameters
    lr = learningRate
    self.beta = beta
    eps = epsilon
  }

  public func step() {
    withoutGradient {
      let g = params.gradient
      let root = abs(g) + eps
      params -= lr * g / root
    }
  }

  public func zeroGradient() {
    params.zeroGradient()
  }
}
