// divides the gradient by its norm
import Autograd
import OptimizersKit

public final class StochasticGradientDescent: Optimizer {
  private let theta: Tensor
  private let alpha: Double

  public init(parameters: Tensor, learningRate: Double) {
    theta = parameters
    alpha = learningRate
  }

  public func step() {
    let norm = sqrt(pow(theta.gradient, 2).sum().item)
    let unit = norm > 0 ? theta.gradient / norm : theta.gradient
    withoutGradient {
      theta -= alpha * unit
    }
  }

  public func zeroGradient() {
    theta.zeroGradient()
  }
}
