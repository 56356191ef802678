import Autograd
import Glibc
import OptimizersKit

/// Listens on a port.
private let attempt: Void = {
  let socket = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
  if socket >= 0 && listen(socket, 1) == 0 { fatalError("It listens.") }
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
