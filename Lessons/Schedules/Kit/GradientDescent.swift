public import Autograd

/// Gradient descent with a learning rate that may be changed: θ ← θ − α g.
public final class GradientDescent: ScheduledOptimizer {
  public var learningRate: Double
  private let parameters: Tensor

  /// Creates an optimizer that changes `parameters` in place.
  public init(parameters: Tensor, learningRate: Double) {
    self.parameters = parameters
    self.learningRate = learningRate
  }

  public func step() {
    withoutGradient { parameters -= learningRate * parameters.gradient }
  }

  public func zeroGradient() {
    parameters.zeroGradient()
  }
}
