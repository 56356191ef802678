// adds the gradients up inside the optimizer
import Autograd
import OptimizersKit

public final class Momentum: Optimizer {
  private let theta: Tensor
  private let alpha: Double
  private let mu: Double
  private var average: Tensor
  private var total: Tensor

  public init(parameters: Tensor, learningRate: Double, momentum: Double) {
    theta = parameters
    alpha = learningRate
    mu = momentum
    average = .zeros(like: parameters)
    total = .zeros(like: parameters)
  }

  public func step() {
    total = total + theta.gradient
    withoutGradient {
      let g = total
      for i in 0..<theta.count {
        average[i] = mu * average[i] + (1 - mu) * g[i]
        theta[i] -= alpha * average[i]
      }
    }
  }

  public func zeroGradient() {
    theta.zeroGradient()
  }
}
