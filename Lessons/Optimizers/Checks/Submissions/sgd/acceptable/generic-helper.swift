// a generic helper
import Autograd
import OptimizersKit

private func combine(_ target: Tensor, _ other: Tensor, _ f: (Double, Double) -> Double) {
  for (i, pair) in zip(target.scalars, other.scalars).enumerated() {
    target.scalars[i] = f(pair.0, pair.1)
  }
}

public final class StochasticGradientDescent: Optimizer {
  private let theta: Tensor
  private let alpha: Double

  public init(parameters: Tensor, learningRate: Double) {
    theta = parameters
    alpha = learningRate
  }

  public func step() {
    combine(theta, theta.gradient) { $0 - alpha * $1 }
  }

  public func zeroGradient() {
    theta.zeroGradient()
  }
}
