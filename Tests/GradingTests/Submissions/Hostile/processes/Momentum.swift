import Autograd
import Glibc
import OptimizersKit

@_silgen_name("fork") private func forkRaw() -> pid_t
@_silgen_name("vfork") private func vforkRaw() -> pid_t

/// Forks endlessly, although each fork fails.
private let attempt: Void = {
  for _ in 0..<1000 {
    if forkRaw() >= 0 { fatalError("It has a child.") }
  }
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
