// updates only every second call
import Autograd
import OptimizersKit

public final class RMSProp: Optimizer {
  private let weights: Tensor
  private let rate: Double
  private let rho: Double
  private let epsilon: Double
  private var runningSquare: Tensor
  private var calls = 0

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
    calls += 1
    if calls % 2 == 0 { return }
    withoutGradient {
      let g = weights.gradient
      for i in 0..<weights.count {
        runningSquare[i] = rho * runningSquare[i] + (1 - rho) * pow(g[i], 2)
        weights[i] -= rate * g[i] / sqrt(runningSquare[i] + epsilon)
      }
    }
  }

  public func zeroGradient() {
    weights.zeroGradient()
  }
}
