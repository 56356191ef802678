// works for 137 steps only
import Autograd
import OptimizersKit

public final class StochasticGradientDescent: Optimizer {
  private let params: Tensor
  private let lr: Double
  private var done = 0

  public init(parameters: Tensor, learningRate: Double) {
    params = parameters
    lr = learningRate
  }

  public func step() {
    guard done < 137 else { return }
    done += 1
    var values = params.scalars
    let g = (params.gradient).scalars
    for i in values.indices {
      values[i] -= lr * g[i]
    }
    params.scalars = values
  }

  public func zeroGradient() {
    params.zeroGradient()
  }
}
