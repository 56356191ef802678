import Autograd
import OptimizersKit

/// Momentum and RMSprop in one, with both averages corrected for their start at zero.
public final class Adam: Optimizer {
  private let parameters: Tensor
  private let learningRate: Double
  private let beta1: Double
  private let beta2: Double
  private let epsilon: Double
  /// The running average of the gradients, m: one number for each parameter.
  private var mean: Tensor
  /// The running average of the squared gradients, r: one number for each parameter.
  private var meanSquare: Tensor
  /// How many steps were taken, t.
  private var stepCount = 0

  /// Creates an optimizer that changes `parameters` in place.
  ///
  /// - Parameters:
  ///   - parameters: The tensor to update, of any shape.
  ///   - learningRate: α, the length of a step along each axis, roughly.
  ///   - beta1: β₁, how much of the mean is kept at each step: from 0 to below 1.
  ///   - beta2: β₂, how much of the mean square is kept at each step: from 0 to below 1.
  ///   - epsilon: ε, a small number that keeps the division finite.
  public init(
    parameters: Tensor, learningRate: Double, beta1: Double, beta2: Double, epsilon: Double
  ) {
    self.parameters = parameters
    self.learningRate = learningRate
    self.beta1 = beta1
    self.beta2 = beta2
    self.epsilon = epsilon
    mean = .zeros(like: parameters)
    meanSquare = .zeros(like: parameters)
  }

  /// Takes the gradient into both averages, then moves the parameters by their corrected values.
  public func step() {
    stepCount += 1
    withoutGradient {
      let gradient = parameters.gradient
      mean = beta1 * mean + (1 - beta1) * gradient
      meanSquare = beta2 * meanSquare + (1 - beta2) * pow(gradient, 2)
      let correctedMean = mean / (1 - pow(beta1, stepCount))
      let correctedMeanSquare = meanSquare / (1 - pow(beta2, stepCount))
      parameters -= learningRate / (sqrt(correctedMeanSquare) + epsilon) * correctedMean
    }
  }

  /// Sets the gradient of the parameters to zero.
  public func zeroGradient() {
    parameters.zeroGradient()
  }
}
