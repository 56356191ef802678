// only the first coordinate is adapted
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
      runningSquare = rho * runningSquare + (1 - rho) * g * g
      for i in 0..<g.count {
        let scale = i == 0 ? 1 / sqrt(runningSquare.scalars[0] + epsilon) : 1
        weights[i] -= rate * scale * g[i].item
      }
    }
  }

  public func zeroGradient() {
    weights.zeroGradient()
  }
}
