// element by element over x[i]
import Autograd
import OptimizersKit

public final class Adam: Optimizer {
  private let weights: Tensor
  private let rate: Double
  private let betaOne: Double
  private let betaTwo: Double
  private let epsilon: Double
  private var m: Tensor
  private var v: Tensor
  private var steps = 0

  public init(
    parameters: Tensor, learningRate: Double, beta1: Double, beta2: Double, epsilon: Double
  ) {
    weights = parameters
    rate = learningRate
    betaOne = beta1
    betaTwo = beta2
    self.epsilon = epsilon
    m = .zeros(like: parameters)
    v = .zeros(like: parameters)
  }

  public func step() {
    steps += 1
    let c1 = 1 - pow(betaOne, steps)
    let c2 = 1 - pow(betaTwo, steps)
    withoutGradient {
      let g = weights.gradient
      for i in 0..<weights.count {
        m[i] = betaOne * m[i] + (1 - betaOne) * g[i]
        v[i] = betaTwo * v[i] + (1 - betaTwo) * g[i] * g[i]
        let root = sqrt(v[i] / c2) + epsilon
        weights[i] -= rate * (m[i] / c1) / root
      }
    }
  }

  public func zeroGradient() {
    weights.zeroGradient()
  }
}
