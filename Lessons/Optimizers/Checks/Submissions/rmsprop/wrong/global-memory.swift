// keeps state in a global dictionary by the tensor's identity
import Autograd
import OptimizersKit

private var storage: [ObjectIdentifier: [Tensor]] = [:]

public final class RMSProp: Optimizer {
  private let theta: Tensor
  private let alpha: Double
  private let decay: Double
  private let eps: Double

  public init(
    parameters: Tensor, learningRate: Double, beta: Double, epsilon: Double
  ) {
    theta = parameters
    alpha = learningRate
    decay = beta
    eps = epsilon
  }

  public func step() {
    var all = storage[ObjectIdentifier(theta)] ?? [.zeros(like: theta), .zeros(like: theta)]
    var squares = all[0]
    withoutGradient {
      let g = theta.gradient
      squares = decay * squares + (1 - decay) * g * g
      theta -= alpha / sqrt(squares + eps) * g
    }
    all[0] = squares
    storage[ObjectIdentifier(theta)] = all
  }

  public func zeroGradient() {
    theta.zeroGradient()
  }
}
