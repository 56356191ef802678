// one mean gradient for all
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
    let overall = params.gradient.mean().item
    let same = Tensor(params.scalars.map { _ in overall })
    withoutGradient {
      let g = same
      for i in 0..<params.count {
        params[i] -= lr * g[i]
      }
    }
  }

  public func zeroGradient() {
    params.zeroGradient()
  }
}
