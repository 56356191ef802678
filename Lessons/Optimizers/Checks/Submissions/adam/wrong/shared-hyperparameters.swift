// the hyperparameters live on the class: the last instance wins
import Autograd
import OptimizersKit

public final class Adam: Optimizer {
  private let theta: Tensor
  private static var alpha: Double = 0
  private static var beta1: Double = 0
  private static var beta2: Double = 0
  private static var eps: Double = 0
  private var mean: Tensor
  private var variance: Tensor
  private var time = 0

  public init(
    parameters: Tensor, learningRate: Double, beta1: Double, beta2: Double, epsilon: Double
  ) {
    theta = parameters
    Adam.alpha = learningRate
    Adam.beta1 = beta1
    Adam.beta2 = beta2
    Adam.eps = epsilon
    mean = .zeros(like: parameters)
    variance = .zeros(like: parameters)
  }

  public func step() {
    time += 1
    withoutGradient {
      let g = theta.gradient
      mean = Adam.beta1 * mean + (1 - Adam.beta1) * g
      variance = Adam.beta2 * variance + (1 - Adam.beta2) * pow(g, 2)
      let mHat = mean / (1 - pow(Adam.beta1, time))
      let rHat = variance / (1 - pow(Adam.beta2, time))
      theta -= Adam.alpha / (sqrt(rHat) + Adam.eps) * mHat
    }
  }

  public func zeroGradient() {
    theta.zeroGradient()
  }
}
