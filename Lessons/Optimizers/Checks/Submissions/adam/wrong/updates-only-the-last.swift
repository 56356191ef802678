// only the last coordinate is updated
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
    let c1 = 1 - pow(beta1, stepCount)
    let c2 = 1 - pow(beta2, stepCount)
    withoutGradient {
      let g = parameters.gradient
      for i in (parameters.count - 1)..<parameters.count {
        firstMoment[i] = beta1 * firstMoment[i] + (1 - beta1) * g[i]
        secondMoment[i] = beta2 * secondMoment[i] + (1 - beta2) * g[i] * g[i]
        let root = sqrt(secondMoment[i] / c2) + epsilon
        parameters[i] -= learningRate * (firstMoment[i] / c1) / root
      }
    }
  }

  public func zeroGradient() {
    parameters.zeroGradient()
  }
}
