import Autograd
import Glibc
import OptimizersKit

/// Redefines Int for all files.
typealias Int = Int8

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
