// from the last two points
import Autograd
import OptimizersKit

public final class Momentum: Optimizer {
  private let params: Tensor
  private let lr: Double
  private let beta: Double
  private var before: [Double]?

  public init(parameters: Tensor, learningRate: Double, momentum: Double) {
    params = parameters
    lr = learningRate
    beta = momentum
  }

  public func step() {
    let g = params.gradient.scalars
    let now = params.scalars
    let old = before ?? now
    before = now
    params.scalars = now.indices.map {
      now[$0] + beta * (now[$0] - old[$0]) - lr * (1 - beta) * g[$0]
    }
  }

  public func zeroGradient() {
    params.zeroGradient()
  }
}
