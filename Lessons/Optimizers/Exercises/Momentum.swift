import Autograd
import OptimizersKit

/// Gradient descent along a running average of the gradients.
public final class Momentum: Optimizer {
  private let parameters: Tensor
  private let learningRate: Double
  private let momentum: Double
  // The memory is yours to add: what must an instance keep from one step to the next?

  /// Creates an optimizer that changes `parameters` in place.
  ///
  /// - Parameters:
  ///   - parameters: The tensor to update, of any shape. Its gradient has the same shape.
  ///   - learningRate: α, by which the running average is multiplied.
  ///   - momentum: β, how much of the average is kept at each step: from 0 to below 1.
  public init(parameters: Tensor, learningRate: Double, momentum: Double) {
    self.parameters = parameters
    self.learningRate = learningRate
    self.momentum = momentum
  }

  /// Takes the gradient into the average, then moves the parameters against the average.
  public func step() {
    unfinished("momentum")
  }

  /// Sets the gradient of the parameters to zero, and leaves the average alone.
  public func zeroGradient() {
    unfinished("momentum")
  }
}
