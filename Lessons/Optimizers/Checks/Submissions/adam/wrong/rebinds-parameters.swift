// a new tensor takes the place of the parameters
import Autograd
import OptimizersKit

public final class Adam: Optimizer {
  private var weights: Tensor
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
      m = betaOne * m + (1 - betaOne) * weights.gradient
      v = betaTwo * v + (1 - betaTwo) * pow(weights.gradient, 2)
      let mh = m / (1 - pow(betaOne, steps))
      let rh = v / (1 - pow(betaTwo, steps))
      weights = weights - rate * mh / (sqrt(rh) + epsilon)
    }
  }

  public func zeroGradient() {
    weights.zeroGradient()
  }
}
