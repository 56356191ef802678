import Autograd
import OptimizersKit

/// Momentum and RMSprop in one, with both averages corrected for their start at zero.
public final class Adam: Optimizer {
  private let parameters: Tensor
  private let learningRate: Double
  private let beta1: Double
  private let beta2: Double
  private let epsilon: Double
  // Three things must survive from one step to the next. Which?

  /// Creates an optimizer that changes `parameters` in place.
  ///
  /// - Parameters:
  ///   - parameters: The tensor to update, of any shape. Its gradient has the same shape.
  ///   - learningRate: α, the length of a step along each axis, roughly.
  ///   - beta1: β₁, how much of the average gradient is kept at each step: from 0 to below 1.
  ///   - beta2: β₂, how much of the average square is kept at each step: from 0 to below 1.
  ///   - epsilon: ε, a small number that keeps the division finite.
  public init(
    parameters: Tensor, learningRate: Double, beta1: Double, beta2: Double, epsilon: Double
  ) {
    self.parameters = parameters
    self.learningRate = learningRate
    self.beta1 = beta1
    self.beta2 = beta2
    self.epsilon = epsilon
  }

  /// Takes the gradient into both averages, then moves the parameters by their corrected values.
  public func step() {
    unfinished("adam")
  }

  /// Sets the gradient of the parameters to zero, and leaves everything else alone.
  public func zeroGradient() {
    unfinished("adam")
  }
}
