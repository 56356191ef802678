// plus where a minus belongs
import Autograd
import OptimizersKit

public final class StochasticGradientDescent: Optimizer {
  private let params: Tensor
  private let lr: Double

  public init(parameters: Tensor, learningRate: Double) {
    params = parameters
    lr = learningRate
  }

  public func step() {
    withoutGradient {
      params += lr * params.gradient
    }
  }

  public func zeroGradient() {
    params.zeroGradient()
  }
}
