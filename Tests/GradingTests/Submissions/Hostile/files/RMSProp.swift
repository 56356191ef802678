import Autograd
import Glibc
import OptimizersKit

/// Tries to leave files behind.
private let attempt: Void = {
  for folder in ["/tmp", "/var/tmp", "/dev/shm", "/run", ".", ".."] {
    let file = open("\(folder)/left-behind", O_WRONLY | O_CREAT, 0o600)
    if file >= 0 || mkdir("\(folder)/left-behind-too", 0o700) == 0 {
      fatalError("It wrote in \(folder).")
    }
  }
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
