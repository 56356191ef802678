// the first velocity is the gradient tensor itself
import Autograd
import OptimizersKit

public final class Momentum: Optimizer {
  private let params: Tensor
  private let lr: Double
  private let beta: Double
  private var m: Tensor?

  public init(parameters: Tensor, learningRate: Double, momentum: Double) {
    params = parameters
    lr = learningRate
    beta = momentum
  }

  public func step() {
    withoutGradient {
      let new: Tensor
      if let old = m {
        new = beta * old + (1 - beta) * params.gradient
      } else {
        new = params.gradient
      }
      m = new
      params -= lr * new
    }
  }

  public func zeroGradient() {
    params.zeroGradient()
  }
}
