// keeps state in a global dictionary by the tensor's identity
import Autograd
import OptimizersKit

private var storage: [ObjectIdentifier: [Tensor]] = [:]

public final class Adam: Optimizer {
  private let parameters: Tensor
  private let learningRate: Double
  private let beta1: Double
  private let beta2: Double
  private let epsilon: Double
  private var stepCount = 0

  public init(
    parameters: Tensor, learningRate: Double, beta1: Double, beta2: Double, epsilon: Double
  ) {
    self.parameters = parameters
    self.learningRate = learningRate
    self.beta1 = beta1
    self.beta2 = beta2
    self.epsilon = epsilon
  }

  public func step() {
    var all =
      storage[ObjectIdentifier(parameters)] ?? [.zeros(like: parameters), .zeros(like: parameters)]
    var firstMoment = all[0]
    var secondMoment = all[1]
    stepCount += 1
    withoutGradient {
      let g = parameters.gradient
      firstMoment = beta1 * firstMoment + (1 - beta1) * g
      secondMoment = beta2 * secondMoment + (1 - beta2) * pow(g, 2)
      let mHat = firstMoment / (1 - pow(beta1, stepCount))
      let rHat = secondMoment / (1 - pow(beta2, stepCount))
      parameters -= learningRate / (sqrt(rHat) + epsilon) * mHat
    }
    all[0] = firstMoment
    all[1] = secondMoment
    storage[ObjectIdentifier(parameters)] = all
  }

  public func zeroGradient() {
    parameters.zeroGradient()
  }
}
