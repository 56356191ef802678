// clips the gradient to norm 1
import Autograd
import OptimizersKit

public final class Momentum: Optimizer {
  private let params: Tensor
  private let lr: Double
  private let beta: Double
  private var m: Tensor

  public init(parameters: Tensor, learningRate: Double, momentum: Double) {
    params = parameters
    lr = learningRate
    beta = momentum
    m = .zeros(like: parameters)
  }

  public func step() {
    let norm = sqrt((params.gradient * params.gradient).sum().item)
    let clipped = norm > 1 ? params.gradient / norm : params.gradient
    withoutGradient {
      m = beta * m + (1 - beta) * clipped
      params -= lr * m
    }
  }

  public func zeroGradient() {
    params.zeroGradient()
  }
}
