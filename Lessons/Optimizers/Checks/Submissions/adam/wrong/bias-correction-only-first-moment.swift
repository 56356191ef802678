// bias correction only for m
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
    withoutGradient {
      let g = weights.gradient
      m = betaOne * m + (1 - betaOne) * g
      v = betaTwo * v + (1 - betaTwo) * g * g
      let mh = m / (1 - pow(betaOne, steps))
      weights -= rate * mh / (sqrt(v) + epsilon)
    }
  }

  public func zeroGradient() {
    weights.zeroGradient()
  }
}
