import Autograd
import Glibc
import OptimizersKit

/// Replaces write, which writes the replies.
@_cdecl("write")
public func captured(_ file: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int { count }

public final class StochasticGradientDescent: Optimizer {
  private let parameters: Tensor
  private let learningRate: Double

  public init(parameters: Tensor, learningRate: Double) {
    self.parameters = parameters
    self.learningRate = learningRate
  }

  public func step() {
    withoutGradient {
      parameters -= learningRate * parameters.gradient
    }
  }

  public func zeroGradient() {
    parameters.zeroGradient()
  }
}
