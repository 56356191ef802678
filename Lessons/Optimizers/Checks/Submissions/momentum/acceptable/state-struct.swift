// a struct for the state
import Autograd
import OptimizersKit

public final class Momentum: Optimizer {
  private let theta: Tensor
  private let alpha: Double
  private let mu: Double
  private var state: State

  public init(parameters: Tensor, learningRate: Double, momentum: Double) {
    theta = parameters
    alpha = learningRate
    mu = momentum
    state = State(average: .init(repeating: 0, count: parameters.count))
  }

  public func step() {
    state.take(theta.gradient.scalars, mu)
    theta.scalars = zip(theta.scalars, state.average).map { $0 - alpha * $1 }
  }

  public func zeroGradient() {
    theta.zeroGradient()
  }

  private struct State {
    var average: [Double]

    mutating func take(_ g: [Double], _ k: Double) {
      average = zip(average, g).map { k * $0 + (1 - k) * $1 }
    }
  }
}
