import Autograd
import OptimizersKit

/// Gradient descent with each gradient divided by its recent root mean square.
public final class RMSProp: Optimizer {
  private let parameters: Tensor
  private let learningRate: Double
  private let beta: Double
  private let epsilon: Double
  // What must an instance keep from one step to the next, and of which shape?

  /// Creates an optimizer that changes `parameters` in place.
  ///
  /// - Parameters:
  ///   - parameters: The tensor to update, of any shape. Its gradient has the same shape.
  ///   - learningRate: α, the length of a step along each axis, roughly.
  ///   - beta: β, how much of the average is kept at each step: from 0 to below 1.
  ///   - epsilon: ε, a small number that keeps the division finite.
  public init(parameters: Tensor, learningRate: Double, beta: Double, epsilon: Double) {
    self.parameters = parameters
    self.learningRate = learningRate
    self.beta = beta
    self.epsilon = epsilon
  }

  /// Takes the squared gradient into the average, then moves the parameters against the scaled
  /// gradient.
  public func step() {
    unfinished("rmsprop")
  }

  /// Sets the gradient of the parameters to zero, and leaves the average alone.
  public func zeroGradient() {
    unfinished("rmsprop")
  }
}
