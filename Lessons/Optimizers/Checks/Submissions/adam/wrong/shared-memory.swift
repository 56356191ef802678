// the running averages live on the class
import Autograd
import OptimizersKit

public final class Adam: Optimizer {
  private let parameters: Tensor
  private let learningRate: Double
  private let beta1: Double
  private let beta2: Double
  private let epsilon: Double
  private static var firstMoment = Tensor([])
  private static var secondMoment = Tensor([])
  private static var stepCount = 0

  public init(
    parameters: Tensor, learningRate: Double, beta1: Double, beta2: Double, epsilon: Double
  ) {
    self.parameters = parameters
    self.learningRate = learningRate
    self.beta1 = beta1
    self.beta2 = beta2
    self.epsilon = epsilon
    Self.firstMoment = .zeros(like: parameters)
    Self.secondMoment = .zeros(like: parameters)
    Self.stepCount = 0
  }

  public func step() {
    Self.stepCount += 1
    withoutGradient {
      let g = parameters.gradient
      Self.firstMoment = beta1 * Self.firstMoment + (1 - beta1) * g
      Self.secondMoment = beta2 * Self.secondMoment + (1 - beta2) * pow(g, 2)
      let mHat = Self.firstMoment / (1 - pow(beta1, Self.stepCount))
      let rHat = Self.secondMoment / (1 - pow(beta2, Self.stepCount))
      parameters -= learningRate / (sqrt(rHat) + epsilon) * mHat
    }
  }

  public func zeroGradient() {
    parameters.zeroGradient()
  }
}
