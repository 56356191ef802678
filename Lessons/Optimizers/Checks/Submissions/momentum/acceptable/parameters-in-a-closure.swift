// captures everything in a closure
import Autograd
import OptimizersKit

public final class Momentum: Optimizer {
  private let theta: Tensor
  private let alpha: Double
  private let mu: Double
  private var average: Tensor
  private lazy var update: () -> Void = { [unowned self] in self.work() }

  public init(parameters: Tensor, learningRate: Double, momentum: Double) {
    theta = parameters
    alpha = learningRate
    mu = momentum
    average = .zeros(like: parameters)
  }

  public func step() {
    update()
  }

  public func zeroGradient() {
    theta.zeroGradient()
  }

  private func work() {
    withoutGradient {
      average = mu * average + (1 - mu) * theta.gradient
      theta -= alpha * average
    }
  }
}
