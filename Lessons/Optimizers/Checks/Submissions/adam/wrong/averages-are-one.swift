// m and r are one tensor
import Autograd
import OptimizersKit

public final class Adam: Optimizer {
  private let weights: Tensor
  private let rate: Double
  private let betaOne: Double
  private let betaTwo: Double
  private let epsilon: Double
  private let m: Tensor
  private let v: Tensor
  private var steps = 0

  public init(
    parameters: Tensor, learningRate: Double, beta1: Double, beta2: Double, epsilon: Double
  ) {
    weights = parameters
    rate = learningRate
    betaOne = beta1
    betaTwo = beta2
    self.epsilon = epsilon
    let zeros = Tensor.zeros(like: parameters)
    m = zeros
    v = zeros
  }

  public func step() {
    steps += 1
    withoutGradient {
      let g = weights.gradient
      m *= betaOne
      m += (1 - betaOne) * g
      v *= betaTwo
      v += (1 - betaTwo) * g * g
      let mh = m / (1 - pow(betaOne, steps))
      let rh = v / (1 - pow(betaTwo, steps))
      weights -= rate * mh / (sqrt(rh) + epsilon)
    }
  }

  public func zeroGradient() {
    weights.zeroGradient()
  }
}
