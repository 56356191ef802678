// element by element over x[i]
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
      let g = params.gradient
      for i in 0..<params.count {
        params[i] -= lr * g[i]
      }
    }
  }

  public func zeroGradient() {
    params.zeroGradient()
  }
}
