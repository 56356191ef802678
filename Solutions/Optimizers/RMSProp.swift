import Autograd
import OptimizersKit

/// Gradient descent with each gradient divided by its recent root mean square.
public final class RMSProp: Optimizer {
  private let parameters: Tensor
  private let learningRate: Double
  private let beta: Double
  private let epsilon: Double
  /// The running average of the squared gradients, r: one number for each parameter.
  private var meanSquare: Tensor

  /// Creates an optimizer that changes `parameters` in place.
  ///
  /// - Parameters:
  ///   - parameters: The tensor to update, of any shape.
  ///   - learningRate: α, the length of a step along each axis, roughly.
  ///   - beta: β, how much of the average is kept at each step: from 0 to below 1.
  ///   - epsilon: ε, a small number that keeps the division finite.
  public init(parameters: Tensor, learningRate: Double, beta: Double, epsilon: Double) {
    self.parameters = parameters
    self.learningRate = learningRate
    self.beta = beta
    self.epsilon = epsilon
    meanSquare = .zeros(like: parameters)
  }

  /// Takes the squared gradient into the average, then moves the parameters against the scaled
  /// gradient.
  public func step() {
    withoutGradient {
      let gradient = parameters.gradient
      meanSquare = beta * meanSquare + (1 - beta) * pow(gradient, 2)
      parameters -= learningRate / sqrt(meanSquare + epsilon) * gradient
    }
  }

  /// Sets the gradient of the parameters to zero.
  public func zeroGradient() {
    parameters.zeroGradient()
  }
}
