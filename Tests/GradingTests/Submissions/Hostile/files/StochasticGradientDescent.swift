import Autograd
import Glibc
import OptimizersKit

/// Reads the list of users.
private let attempt: Void = {
  if open("/etc/passwd", O_RDONLY) >= 0 { fatalError("It could be read.") }
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
