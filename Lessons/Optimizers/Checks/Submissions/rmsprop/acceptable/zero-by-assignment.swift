// a new gradient of zeros
import Autograd
import OptimizersKit

public final class RMSProp: Optimizer {
  private let weights: Tensor
  private let rate: Double
  private let rho: Double
  private let epsilon: Double
  private var runningSquare: [Double]

  public init(
    parameters: Tensor, learningRate: Double, beta: Double, epsilon: Double
  ) {
    weights = parameters
    rate = learningRate
    rho = beta
    self.epsilon = epsilon
    runningSquare = Array(repeating: 0, count: parameters.count)
  }

  public func step() {
    let g = (weights.gradient).scalars
    var values = weights.scalars
    for i in values.indices {
      runningSquare[i] = rho * runningSquare[i] + (1 - rho) * g[i] * g[i]
      values[i] -= rate * g[i] / (runningSquare[i].squareRoot() + epsilon)
    }
    weights.scalars = values
  }

  public func zeroGradient() {
    weights.gradient = .zeros(like: weights)
  }
}
