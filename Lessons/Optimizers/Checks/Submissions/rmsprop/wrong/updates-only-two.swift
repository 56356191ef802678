// knows x and y and no more
import Autograd
import OptimizersKit

public final class RMSProp: Optimizer {
  private let weights: Tensor
  private let rate: Double
  private let rho: Double
  private let epsilon: Double
  private var runningSquare: Tensor

  public init(
    parameters: Tensor, learningRate: Double, beta: Double, epsilon: Double
  ) {
    weights = parameters
    rate = learningRate
    rho = beta
    self.epsilon = epsilon
    runningSquare = .zeros(like: parameters)
  }

  public func step() {
    withoutGradient {
      let g = weights.gradient
      for i in 0..<min(2, weights.count) {
        runningSquare[i] = rho * runningSquare[i] + (1 - rho) * pow(g[i], 2)
        weights[i] -= rate * g[i] / sqrt(runningSquare[i] + epsilon)
      }
    }
  }

  public func zeroGradient() {
    weights.zeroGradient()
  }
}
