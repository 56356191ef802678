// the parameters live on the class
import Autograd
import OptimizersKit

public final class StochasticGradientDescent: Optimizer {
  private static var shared = Tensor([])
  private let alpha: Double

  public init(parameters: Tensor, learningRate: Double) {
    Self.shared = parameters
    alpha = learningRate
  }

  public func step() {
    withoutGradient {
      Self.shared -= alpha * Self.shared.gradient
    }
  }

  public func zeroGradient() {
    Self.shared.zeroGradient()
  }
}
