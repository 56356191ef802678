internal import Autograd
internal import OptimizersKit

/// Momentum whose average begins as the gradient's own tensor in place of a copy of it.
final class AliasingMomentum: Optimizer {
  private let parameters: Tensor
  private let learningRate: Double
  private let momentum: Double
  private var average: Tensor?

  init(_ parameters: Tensor, learningRate: Double, momentum: Double) {
    self.parameters = parameters
    self.learningRate = learningRate
    self.momentum = momentum
  }

  func step() {
    withoutGradient {
      let gradient = parameters.gradient
      let updated = average.map { momentum * $0 + (1 - momentum) * gradient } ?? gradient
      average = updated
      parameters -= learningRate * updated
    }
  }

  func zeroGradient() {
    parameters.zeroGradient()
  }
}
