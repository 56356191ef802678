// state in a dictionary of the instance
import Autograd
import OptimizersKit

public final class Adam: Optimizer {
  private let parameters: Tensor
  private let learningRate: Double
  private let beta1: Double
  private let beta2: Double
  private let epsilon: Double
  private var state: [ObjectIdentifier: (m: Tensor, r: Tensor, t: Int)] = [:]

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
    let key = ObjectIdentifier(parameters)
    var s = state[key] ?? (m: .zeros(like: parameters), r: .zeros(like: parameters), t: 0)
    s.t += 1
    withoutGradient {
      s.m = beta1 * s.m + (1 - beta1) * parameters.gradient
      s.r = beta2 * s.r + (1 - beta2) * pow(parameters.gradient, 2)
      let mHat = s.m / (1 - pow(beta1, s.t))
      let rHat = s.r / (1 - pow(beta2, s.t))
      parameters -= learningRate * mHat / (sqrt(rHat) + epsilon)
    }
    state[key] = s
  }

  public func zeroGradient() {
    parameters.zeroGradient()
  }
}
