// a small class for an average
import Autograd
import OptimizersKit

private final class Moment {
  private let beta: Double
  private var value: Tensor
  private var product = 1.0

  init(_ beta: Double, _ like: Tensor) {
    self.beta = beta
    value = .zeros(like: like)
  }

  func corrected(taking x: Tensor) -> Tensor {
    value = beta * value + (1 - beta) * x
    product *= beta
    return value / (1 - product)
  }
}

public final class Adam: Optimizer {
  private let params: Tensor
  private let lr: Double
  private let eps: Double
  private let first: Moment
  private let second: Moment

  public init(
    parameters: Tensor, learningRate: Double, beta1: Double, beta2: Double, epsilon: Double
  ) {
    params = parameters
    lr = learningRate
    eps = epsilon
    first = Moment(beta1, parameters)
    second = Moment(beta2, parameters)
  }

  public func step() {
    let g = params.gradient
    let mean = first.corrected(taking: g)
    let square = second.corrected(taking: g * g)
    withoutGradient { params -= lr * mean / (sqrt(square) + eps) }
  }

  public func zeroGradient() {
    params.zeroGradient()
  }
}
