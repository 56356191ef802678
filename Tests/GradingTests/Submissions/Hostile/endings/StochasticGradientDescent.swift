import Autograd
import Glibc
import OptimizersKit

/// Kills itself with SIGKILL.
private let attempt: Void = {
  kill(getpid(), SIGKILL)
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
