// works for 100 steps only
import Autograd
import OptimizersKit

public final class RMSProp: Optimizer {
  private let parameters: Tensor
  private let learningRate: Double
  private let beta: Double
  private let epsilon: Double
  private var meanSquare: Tensor
  private var done = 0

  public init(
    parameters: Tensor, learningRate: Double, beta: Double, epsilon: Double
  ) {
    self.parameters = parameters
    self.learningRate = learningRate
    self.beta = beta
    self.epsilon = epsilon
    meanSquare = .zeros(like: parameters)
  }

  public func step() {
    guard done < 100 else { return }
    done += 1
    withoutGradient {
      let g = parameters.gradient
      for i in 0..<parameters.count {
        meanSquare[i] = beta * meanSquare[i] + (1 - beta) * pow(g[i], 2)
        parameters[i] -= learningRate * g[i] / sqrt(meanSquare[i] + epsilon)
      }
    }
  }

  public func zeroGradient() {
    parameters.zeroGradient()
  }
}
