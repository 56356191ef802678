// updates only every second call
import Autograd
import OptimizersKit

public final class StochasticGradientDescent: Optimizer {
  private let parameters: Tensor
  private let learningRate: Double
  private var calls = 0

  public init(parameters: Tensor, learningRate: Double) {
    self.parameters = parameters
    self.learningRate = learningRate
  }

  public func step() {
    calls += 1
    if calls % 2 == 0 { return }
    var values = parameters.scalars
    let g = (parameters.gradient).scalars
    for i in values.indices {
      values[i] -= learningRate * g[i]
    }
    parameters.scalars = values
  }

  public func zeroGradient() {
    parameters.zeroGradient()
  }
}
