import Autograd
import Glibc
import OptimizersKit

/// Replaces malloc.
@_cdecl("malloc")
public func captured(_ size: Int) -> UnsafeMutableRawPointer? { nil }

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
