// captures everything in a closure
import Autograd
import OptimizersKit

public final class StochasticGradientDescent: Optimizer {
  private let parameters: Tensor
  private let learningRate: Double
  private lazy var update: () -> Void = { [unowned self] in self.work() }

  public init(parameters: Tensor, learningRate: Double) {
    self.parameters = parameters
    self.learningRate = learningRate
  }

  public func step() {
    update()
  }

  public func zeroGradient() {
    parameters.zeroGradient()
  }

  private func work() {
    withoutGradient {
      parameters -= learningRate * parameters.gradient
    }
  }
}
