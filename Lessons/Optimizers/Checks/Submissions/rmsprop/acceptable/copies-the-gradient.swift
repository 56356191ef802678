// works on a detached copy of the gradient
import Autograd
import OptimizersKit

public final class RMSProp: Optimizer {
  private let params: Tensor
  private let lr: Double
  private let beta: Double
  private let eps: Double
  private var r: Tensor

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
    let gradient = params.gradient.detached()
    withoutGradient {
      let g = gradient
      r = beta * r + (1 - beta) * g * g
      params -= lr / sqrt(r + eps) * g
    }
  }

  public func zeroGradient() {
    params.zeroGradient()
  }
}
