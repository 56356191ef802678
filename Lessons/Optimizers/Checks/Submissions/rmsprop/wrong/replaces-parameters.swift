// assigns the step to the parameters
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
    let g = weights.gradient.scalars
    for i in g.indices {
      runningSquare[i] = rho * runningSquare[i] + (1 - rho) * g[i] * g[i]
      weights.scalars[i] = -rate * g[i] / sqrt(runningSquare.scalars[i] + epsilon)
    }
  }

  public func zeroGradient() {
    weights.zeroGradient()
  }
}
