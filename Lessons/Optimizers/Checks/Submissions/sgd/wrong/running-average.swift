// averages the gradients with 0.9
import Autograd
import OptimizersKit

public final class StochasticGradientDescent: Optimizer {
  private let params: Tensor
  private let lr: Double
  private var average: [Double]

  public init(parameters: Tensor, learningRate: Double) {
    params = parameters
    lr = learningRate
    average = .init(repeating: 0, count: parameters.count)
  }

  public func step() {
    for i in 0..<average.count { average[i] = 0.9 * average[i] + 0.1 * params.gradient.scalars[i] }
    withoutGradient { for i in 0..<params.count { params[i] -= lr * average[i] } }
  }

  public func zeroGradient() {
    params.zeroGradient()
  }
}
