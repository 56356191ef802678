// element by element over x[i]
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
    withoutGradient {
      let g = weights.gradient
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
