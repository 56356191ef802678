// clips the gradient to norm 1
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
    let norm = sqrt((weights.gradient * weights.gradient).sum().item)
    let clipped = norm > 1 ? weights.gradient / norm : weights.gradient
    withoutGradient {
      let g = clipped
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
