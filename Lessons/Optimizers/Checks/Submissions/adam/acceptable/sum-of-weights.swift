// unnormalised sums over the sum of weights
import Autograd
import OptimizersKit

public final class Adam: Optimizer {
  private let parameters: Tensor
  private let learningRate: Double
  private let beta1: Double
  private let beta2: Double
  private let epsilon: Double
  private var firstMoment: Tensor
  private var secondMoment: Tensor
  private var w1 = 0.0
  private var w2 = 0.0

  public init(
    parameters: Tensor, learningRate: Double, beta1: Double, beta2: Double, epsilon: Double
  ) {
    self.parameters = parameters
    self.learningRate = learningRate
    self.beta1 = beta1
    self.beta2 = beta2
    self.epsilon = epsilon
    firstMoment = .zeros(like: parameters)
    secondMoment = .zeros(like: parameters)
  }

  public func step() {
    withoutGradient {
      let g = parameters.gradient
      firstMoment = beta1 * firstMoment + g
      w1 = beta1 * w1 + 1
      secondMoment = beta2 * secondMoment + g * g
      w2 = beta2 * w2 + 1
      let mh = firstMoment / w1
      let rh = secondMoment / w2
      parameters -= learningRate * mh / (sqrt(rh) + epsilon)
    }
  }

  public func zeroGradient() {
    parameters.zeroGradient()
  }
}
