// gradient minus itself
import Autograd
import OptimizersKit

public final class Adam: Optimizer {
  private let weights: Tensor
  private let rate: Double
  private let betaOne: Double
  private let betaTwo: Double
  private let epsilon: Double
  private var m: [Double]
  private var v: [Double]
  private var steps = 0

  public init(
    parameters: Tensor, learningRate: Double, beta1: Double, beta2: Double, epsilon: Double
  ) {
    weights = parameters
    rate = learningRate
    betaOne = beta1
    betaTwo = beta2
    self.epsilon = epsilon
    m = Array(repeating: 0, count: parameters.count)
    v = Array(repeating: 0, count: parameters.count)
  }

  public func step() {
    steps += 1
    let c1 = 1 - pow(betaOne, Double(steps))
    let c2 = 1 - pow(betaTwo, Double(steps))
    let g = (weights.gradient).scalars
    var values = weights.scalars
    for i in values.indices {
      m[i] = betaOne * m[i] + (1 - betaOne) * g[i]
      v[i] = betaTwo * v[i] + (1 - betaTwo) * g[i] * g[i]
      let root = (v[i] / c2).squareRoot() + epsilon
      values[i] -= rate * (m[i] / c1) / root
    }
    weights.scalars = values
  }

  public func zeroGradient() {
    weights.gradient -= weights.gradient
  }
}
