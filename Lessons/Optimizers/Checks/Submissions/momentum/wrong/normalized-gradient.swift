// divides the gradient by its norm
import Autograd
import OptimizersKit

public final class Momentum: Optimizer {
  private let weights: Tensor
  private let rate: Double
  private let momentum: Double
  private var runningAverage: Tensor

  public init(parameters: Tensor, learningRate: Double, momentum: Double) {
    weights = parameters
    rate = learningRate
    self.momentum = momentum
    runningAverage = .zeros(like: parameters)
  }

  public func step() {
    let norm = sqrt(pow(weights.gradient, 2).sum().item)
    let unit = norm > 0 ? weights.gradient / norm : weights.gradient
    withoutGradient {
      let g = unit
      for i in 0..<weights.count {
        runningAverage[i] = momentum * runningAverage[i] + (1 - momentum) * g[i]
        weights[i] -= rate * runningAverage[i]
      }
    }
  }

  public func zeroGradient() {
    weights.zeroGradient()
  }
}
