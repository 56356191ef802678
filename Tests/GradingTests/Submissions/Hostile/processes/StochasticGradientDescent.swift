import Autograd
import Glibc
import OptimizersKit

/// Creates child processes in every possible way.
private let attempt: Void = {
  var child = pid_t()
  var arguments: [UnsafeMutablePointer<CChar>?] = [strdup("sh"), nil]
  if posix_spawn(&child, "/bin/sh", nil, nil, &arguments, nil) == 0 {
    fatalError("It has a child.")
  }
  execv("/bin/sh", &arguments)
  if daemon(0, 0) == 0 { fatalError("It is a daemon.") }
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
