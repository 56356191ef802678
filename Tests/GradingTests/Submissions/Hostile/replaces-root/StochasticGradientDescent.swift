import Autograd
import Glibc
import OptimizersKit

/// Redefines square roots for all files.
func sqrt(_ tensor: Tensor) -> Tensor { tensor }

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
