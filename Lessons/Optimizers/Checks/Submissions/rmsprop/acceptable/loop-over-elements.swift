// element by element over x[i]
import Autograd
import OptimizersKit

public final class RMSProp: Optimizer {
  private let params: Tensor
  private let lr: Double
  private let beta: Double
  private let eps: Double
  private var r: Tensor

  public init(
    parameters: Tensor, learningRate: Double, beta: Double, epsilon: Double
  ) {
    params = parameters
    lr = learningRate
    self.beta = beta
    eps = epsilon
    r = .zeros(like: parameters)
  }

  public func step() {
    withoutGradient {
      let g = params.gradient
      for i in 0..<params.count {
        r[i] = beta * r[i] + (1 - beta) * pow(g[i], 2)
        params[i] -= lr * g[i] / sqrt(r[i] + eps)
      }
    }
  }

  public func zeroGradient() {
    params.zeroGradient()
  }
}
