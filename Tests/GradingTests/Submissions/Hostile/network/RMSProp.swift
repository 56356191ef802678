import Autograd
import Glibc
import OptimizersKit

/// Resolves a host name.
private let attempt: Void = {
  var answer: UnsafeMutablePointer<addrinfo>?
  if getaddrinfo("example.org", "80", nil, &answer) == 0 { fatalError("It has an address.") }
}()

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
    _ = attempt
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
