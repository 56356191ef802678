// running products for the powers
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
  private var w1 = 1.0
  private var w2 = 1.0

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
    withoutGradient {
      let g = weights.gradient
      m = betaOne * m + (1 - betaOne) * g
      v = betaTwo * v + (1 - betaTwo) * g * g
      w1 *= betaOne
      w2 *= betaTwo
      let mh = m / (1 - w1)
      let rh = v / (1 - w2)
      weights -= rate * mh / (sqrt(rh) + epsilon)
    }
  }

  public func zeroGradient() {
    weights.zeroGradient()
  }
}
