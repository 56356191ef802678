// momentum only on the first coordinate
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
      for i in 0..<weights.count {
        if i == 0 {
          runningAverage[0] = momentum * runningAverage[0] + (1 - momentum) * weights.gradient[0]
        } else {
          runningAverage[i] = weights.gradient[i]
        }
        weights[i] -= rate * runningAverage[i]
      }
    }
  }

  public func zeroGradient() {
    weights.zeroGradient()
  }
}
