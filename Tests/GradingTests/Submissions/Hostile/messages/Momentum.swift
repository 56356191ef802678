import Autograd
import Glibc
import OptimizersKit

/// Crashes with a message with escape sequences.
private let attempt: Void = {
  fatalError("\u{1B}[2J\u{1B}[31mpassed\u{1B}]8;;https://example.org\u{7}here\u{202E}")
}()

public final class Momentum: Optimizer {
  private let parameters: Tensor
  private let learningRate: Double
  private let momentum: Double
  private var average: Tensor

  public init(parameters: Tensor, learningRate: Double, momentum: Double) {
    self.parameters = parameters
    self.learningRate = learningRate
    self.momentum = momentum
    average = .zeros(like: parameters)
  }

  public func step() {
    _ = attempt
    withoutGradient {
      average = momentum * average + (1 - momentum) * parameters.gradient
      parameters -= learningRate * average
    }
  }

  public func zeroGradient() {
    parameters.zeroGradient()
  }
}
