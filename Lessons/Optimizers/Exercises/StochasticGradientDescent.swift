import Autograd
import OptimizersKit

/// Gradient descent: each step goes against the gradient, in proportion to its length.
public final class StochasticGradientDescent: Optimizer {
  private let parameters: Tensor
  private let learningRate: Double

  /// Creates an optimizer that changes `parameters` in place.
  ///
  /// - Parameters:
  ///   - parameters: The tensor to update, of any shape. Its gradient has the same shape.
  ///   - learningRate: α, the length of a step for a gradient of length 1.
  public init(parameters: Tensor, learningRate: Double) {
    self.parameters = parameters
    self.learningRate = learningRate
  }

  /// Moves the parameters once, against the gradient they hold.
  public func step() {
    unfinished("sgd")
  }

  /// Sets the gradient of the parameters to zero.
  public func zeroGradient() {
    unfinished("sgd")
  }
}
