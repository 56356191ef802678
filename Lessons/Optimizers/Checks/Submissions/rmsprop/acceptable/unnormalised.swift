// unnormalised sum
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
    withoutGradient {
      r = beta * r + params.gradient * params.gradient
      params -= lr * params.gradient / (sqrt((1 - beta) * r) + eps)
    }
  }

  public func zeroGradient() {
    params.zeroGradient()
  }
}
