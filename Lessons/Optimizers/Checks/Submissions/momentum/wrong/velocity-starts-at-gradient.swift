// the first velocity is the first gradient
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
      let g = params.gradient.detached()
      let new = m.map { beta * $0 + (1 - beta) * g } ?? g
      m = new
      params -= lr * new
    }
  }

  public func zeroGradient() {
    params.zeroGradient()
  }
}
