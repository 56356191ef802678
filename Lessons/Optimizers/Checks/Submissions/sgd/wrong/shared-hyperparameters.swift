// the hyperparameters live on the class: the last instance wins
import Autograd
import OptimizersKit

public final class StochasticGradientDescent: Optimizer {
  private let params: Tensor
  private static var lr: Double = 0

  public init(parameters: Tensor, learningRate: Double) {
    params = parameters
    StochasticGradientDescent.lr = learningRate
  }

  public func step() {
    withoutGradient {
      params -= StochasticGradientDescent.lr * params.gradient
    }
  }

  public func zeroGradient() {
    params.zeroGradient()
  }
}
