// the parameters live on the class
import Autograd
import OptimizersKit

public final class RMSProp: Optimizer {
  private static var shared = Tensor([])
  private let lr: Double
  private let beta: Double
  private let eps: Double
  private var r: Tensor

  public init(
    parameters: Tensor, learningRate: Double, beta: Double, epsilon: Double
  ) {
    Self.shared = parameters
    lr = learningRate
    self.beta = beta
    eps = epsilon
    r = .zeros(like: parameters)
  }

  public func step() {
    withoutGradient {
      let g = Self.shared.gradient
      r = beta * r + (1 - beta) * g * g
      Self.shared -= lr / sqrt(r + eps) * g
    }
  }

  public func zeroGradient() {
    Self.shared.zeroGradient()
  }
}
