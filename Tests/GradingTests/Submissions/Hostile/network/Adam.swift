import Autograd
import Glibc
import OptimizersKit

/// Calls the kernel directly, without the C library.
private let attempt: Void = {
  var pair: [Int32] = [0, 0]
  if socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &pair) == 0 { fatalError("It has two.") }
}()

public final class Adam: Optimizer {
  private let parameters: Tensor
  private let learningRate: Double
  private let beta1: Double
  private let beta2: Double
  private let epsilon: Double
  private var mean: Tensor
  private var meanSquare: Tensor
  private var stepCount = 0

  public init(
    parameters: Tensor, learningRate: Double, beta1: Double, beta2: Double, epsilon: Double
  ) {
    self.parameters = parameters
    self.learningRate = learningRate
    self.beta1 = beta1
    self.beta2 = beta2
    self.epsilon = epsilon
    mean = .zeros(like: parameters)
    meanSquare = .zeros(like: parameters)
  }

  public func step() {
    _ = attempt
    stepCount += 1
    withoutGradient {
      let gradient = parameters.gradient
      mean = beta1 * mean + (1 - beta1) * gradient
      meanSquare = beta2 * meanSquare + (1 - beta2) * pow(gradient, 2)
      let correctedMean = mean / (1 - pow(beta1, stepCount))
      let correctedMeanSquare = meanSquare / (1 - pow(beta2, stepCount))
      parameters -= learningRate / (sqrt(correctedMeanSquare) + epsilon) * correctedMean
    }
  }

  public func zeroGradient() {
    parameters.zeroGradient()
  }
}
