// gives up after the third step
import Autograd
import OptimizersKit

public final class RMSProp: Optimizer {
  private let weights: Tensor
  private let rate: Double
  private let rho: Double
  private let epsilon: Double
  private var runningSquare: Tensor
  private var n = 0

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
    n += 1
    if n > 3 { fatalError("not yet") }
    withoutGradient {
      let g = weights.gradient
      runningSquare = rho * runningSquare + (1 - rho) * g * g
      weights -= rate / sqrt(runningSquare + epsilon) * g
    }
  }

  public func zeroGradient() {
    weights.zeroGradient()
  }
}
