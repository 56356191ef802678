import Autograd
import SchedulesKit

/// Adam with weight decay that is decoupled from the gradient.
public final class AdamW: Optimizer {
  private let parameters: [Tensor]
  private let learningRate: Double
  private let beta1: Double
  private let beta2: Double
  private let epsilon: Double
  private let weightDecay: Double
  /// The running averages of each tensor's gradients, m.
  private var means: [Tensor]
  /// The running averages of each tensor's squared gradients, r.
  private var meanSquares: [Tensor]
  /// How many steps were taken, t.
  private var stepCount = 0

  /// Creates an optimizer that changes all `parameters` in place.
  ///
  /// - Parameters:
  ///   - parameters: The tensors to update, of any shapes.
  ///   - learningRate: α, the length of a step along each axis, roughly.
  ///   - beta1: β₁, how much of the average gradient is kept at each step: from 0 to below 1.
  ///   - beta2: β₂, how much of the average square is kept at each step: from 0 to below 1.
  ///   - epsilon: ε, a small number that keeps the division finite.
  ///   - weightDecay: λ, which times α is the fraction by which the parameters shrink at each step.
  public init(
    parameters: [Tensor], learningRate: Double, beta1: Double, beta2: Double, epsilon: Double,
    weightDecay: Double
  ) {
    self.parameters = parameters
    self.learningRate = learningRate
    self.beta1 = beta1
    self.beta2 = beta2
    self.epsilon = epsilon
    self.weightDecay = weightDecay
    means = parameters.map { Tensor.zeros(like: $0) }
    meanSquares = parameters.map { Tensor.zeros(like: $0) }
  }

  /// Shrinks the parameters, then makes a step of Adam.
  public func step() {
    stepCount += 1
    let correction1 = 1 - pow(beta1, stepCount)
    let correction2 = 1 - pow(beta2, stepCount)
    withoutGradient {
      for (index, tensor) in parameters.enumerated() {
        let gradient = tensor.gradient
        means[index] = beta1 * means[index] + (1 - beta1) * gradient
        meanSquares[index] = beta2 * meanSquares[index] + (1 - beta2) * pow(gradient, 2)
        let mean = means[index] / correction1
        let meanSquare = meanSquares[index] / correction2
        tensor *= 1 - learningRate * weightDecay
        tensor -= learningRate * mean / (sqrt(meanSquare) + epsilon)
      }
    }
  }

  /// Sets the gradients of all tensors to zero.
  public func zeroGradient() {
    for tensor in parameters {
      tensor.zeroGradient()
    }
  }
}
