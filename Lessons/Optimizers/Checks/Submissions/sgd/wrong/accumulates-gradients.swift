// adds the gradients up inside the optimizer
import Autograd
import OptimizersKit

public final class StochasticGradientDescent: Optimizer {
  private let params: Tensor
  private let lr: Double
  private var total: Tensor

  public init(parameters: Tensor, learningRate: Double) {
    params = parameters
    lr = learningRate
    total = .zeros(like: parameters)
  }

  public func step() {
    total = total + params.gradient
    withoutGradient {
      params -= lr * total
    }
  }

  public func zeroGradient() {
    params.zeroGradient()
  }
}
