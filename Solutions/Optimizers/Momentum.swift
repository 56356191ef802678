import Autograd
import OptimizersKit

/// Gradient descent along a running average of the gradients.
public final class Momentum: Optimizer {
  private let parameters: Tensor
  private let learningRate: Double
  private let momentum: Double
  /// The running average of the gradients, m: one number for each parameter.
  private var average: Tensor

  /// Creates an optimizer that changes `parameters` in place.
  ///
  /// - Parameters:
  ///   - parameters: The tensor to update, of any shape.
  ///   - learningRate: α, by which the running average is multiplied.
  ///   - momentum: β, how much of the average is kept at each step: from 0 to below 1.
  public init(parameters: Tensor, learningRate: Double, momentum: Double) {
    self.parameters = parameters
    self.learningRate = learningRate
    self.momentum = momentum
    average = .zeros(like: parameters)
  }

  /// Takes the gradient into the average, then moves the parameters against the average.
  public func step() {
    withoutGradient {
      average = momentum * average + (1 - momentum) * parameters.gradient
      parameters -= learningRate * average
    }
  }

  /// Sets the gradient of the parameters to zero.
  public func zeroGradient() {
    parameters.zeroGradient()
  }
}
