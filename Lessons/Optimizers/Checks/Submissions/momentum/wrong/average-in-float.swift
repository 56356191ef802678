// velocity in single precision
import Autograd
import OptimizersKit

public final class Momentum: Optimizer {
  private let parameters: Tensor
  private let learningRate: Double
  private let momentum: Double
  private var velocity: [Float]

  public init(parameters: Tensor, learningRate: Double, momentum: Double) {
    self.parameters = parameters
    self.learningRate = learningRate
    self.momentum = momentum
    velocity = [Float](repeating: 0, count: parameters.count)
  }

  public func step() {
    withoutGradient {
      let g = parameters.gradient
      for i in 0..<g.count {
        velocity[i] = Float(momentum) * velocity[i] + (1 - Float(momentum)) * Float(g[i].item)
        parameters[i] -= learningRate * Double(velocity[i])
      }
      _ = 0
    }
  }

  public func zeroGradient() {
    parameters.zeroGradient()
  }
}
