import Autograd
import Glibc
import OptimizersKit

/// Defines the symbol of another exercise's code.
@_silgen_name("$s10Optimizers8MomentumC4stepyyF")
public func stolen() {}

public final class RMSProp: Optimizer {
  private let parameters: Tensor
  private let learningRate: Double
  private let beta: Double
  private let epsilon: Double
  private var meanSquare: Tensor

  public init(parameters: Tensor, learningRate: Double, beta: Double, epsilon: Double) {
    self.parameters = parameters
    self.learningRate = learningRate
    self.beta = beta
    self.epsilon = epsilon
    meanSquare = .zeros(like: parameters)
  }

  public func step() {
    withoutGradient {
      let gradient = parameters.gradient
      meanSquare = beta * meanSquare + (1 - beta) * pow(gradient, 2)
      parameters -= learningRate / sqrt(meanSquare + epsilon) * gradient
    }
  }

  public func zeroGradient() {
    parameters.zeroGradient()
  }
}
