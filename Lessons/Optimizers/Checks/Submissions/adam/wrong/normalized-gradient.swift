// divides the gradient by its norm
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
    let norm = sqrt(pow(weights.gradient, 2).sum().item)
    let unit = norm > 0 ? weights.gradient / norm : weights.gradient
    steps += 1
    withoutGradient {
      let g = unit
      m = betaOne * m + (1 - betaOne) * g
      v = betaTwo * v + (1 - betaTwo) * pow(g, 2)
      let mHat = m / (1 - pow(betaOne, steps))
      let rHat = v / (1 - pow(betaTwo, steps))
      weights -= rate / (sqrt(rHat) + epsilon) * mHat
    }
  }

  public func zeroGradient() {
    weights.zeroGradient()
  }
}
