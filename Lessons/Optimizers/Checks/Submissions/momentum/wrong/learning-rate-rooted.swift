// the root of the learning rate
import Autograd
import OptimizersKit

public final class Momentum: Optimizer {
  private let theta: Tensor
  private let alpha: Double
  private let mu: Double
  private var average: [Double]

  public init(parameters: Tensor, learningRate: Double, momentum: Double) {
    theta = parameters
    alpha = learningRate
    mu = momentum
    average = Array(repeating: 0, count: parameters.count)
  }

  public func step() {
    let g = (theta.gradient).scalars
    var values = theta.scalars
    for i in values.indices {
      average[i] = mu * average[i] + (1 - mu) * g[i]
      values[i] -= sqrt(alpha) * average[i]
    }
    theta.scalars = values
  }

  public func zeroGradient() {
    theta.zeroGradient()
  }
}
