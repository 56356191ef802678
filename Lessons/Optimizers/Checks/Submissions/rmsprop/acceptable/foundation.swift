// Foundation's sqrt and pow, element by element
import Autograd
import Foundation
import OptimizersKit

public final class RMSProp: Optimizer {
  private let weights: Tensor
  private let rate: Double
  private let rho: Double
  private let epsilon: Double
  private var runningSquare: [Double]

  public init(
    parameters: Tensor, learningRate: Double, beta: Double, epsilon: Double
  ) {
    weights = parameters
    rate = learningRate
    rho = beta
    self.epsilon = epsilon
    runningSquare = Array(repeating: 0, count: parameters.count)
  }

  public func step() {
    for i in 0..<weights.count {
      let g = weights.gradient.scalars[i]
      runningSquare[i] = rho * runningSquare[i] + (1 - rho) * pow(g, 2.0)
      weights.scalars[i] -= rate * g / sqrt(runningSquare[i] + epsilon)
    }
  }

  public func zeroGradient() {
    weights.zeroGradient()
  }
}
