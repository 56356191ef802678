// the parameters live on the class
import Autograd
import OptimizersKit

public final class Momentum: Optimizer {
  private static var shared = Tensor([])
  private let rate: Double
  private let momentum: Double
  private var runningAverage: Tensor

  public init(parameters: Tensor, learningRate: Double, momentum: Double) {
    Self.shared = parameters
    rate = learningRate
    self.momentum = momentum
    runningAverage = .zeros(like: parameters)
  }

  public func step() {
    withoutGradient {
      runningAverage = momentum * runningAverage + (1 - momentum) * Self.shared.gradient
      Self.shared -= rate * runningAverage
    }
  }

  public func zeroGradient() {
    Self.shared.zeroGradient()
  }
}
