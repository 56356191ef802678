// a new tensor takes the place of the parameters
import Autograd
import OptimizersKit

public final class StochasticGradientDescent: Optimizer {
  private var theta: Tensor
  private let alpha: Double

  public init(parameters: Tensor, learningRate: Double) {
    theta = parameters
    alpha = learningRate
  }

  public func step() {
    withoutGradient {
      theta = theta - alpha * theta.gradient
    }
  }

  public func zeroGradient() {
    theta.zeroGradient()
  }
}
