// keeps state in a global dictionary by the tensor's identity
import Autograd
import OptimizersKit

private var storage: [ObjectIdentifier: [Tensor]] = [:]

public final class Momentum: Optimizer {
  private let parameters: Tensor
  private let learningRate: Double
  private let momentum: Double

  public init(parameters: Tensor, learningRate: Double, momentum: Double) {
    self.parameters = parameters
    self.learningRate = learningRate
    self.momentum = momentum
  }

  public func step() {
    var all =
      storage[ObjectIdentifier(parameters)] ?? [.zeros(like: parameters), .zeros(like: parameters)]
    var velocity = all[0]
    withoutGradient {
      velocity = momentum * velocity + (1 - momentum) * parameters.gradient
      parameters -= learningRate * velocity
    }
    all[0] = velocity
    storage[ObjectIdentifier(parameters)] = all
  }

  public func zeroGradient() {
    parameters.zeroGradient()
  }
}
