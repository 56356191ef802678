// a new tensor takes the place of the parameters
import Autograd
import OptimizersKit

public final class RMSProp: Optimizer {
  private var params: Tensor
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
    let gradient = params.gradient
    r = beta * r + (1 - beta) * pow(gradient, 2)
    params = Tensor((params - lr * gradient / sqrt(r + eps)).scalars, requiresGradient: true)
  }

  public func zeroGradient() {
    params.zeroGradient()
  }
}
