import Autograd
import Glibc
import OptimizersKit

/// Crashes with a message in markup.
private let attempt: Void = {
  fatalError("</pre><script>alert(1)</script><img src=x onerror=alert(1)>")
}()

public final class StochasticGradientDescent: Optimizer {
  private let parameters: Tensor
  private let learningRate: Double

  public init(parameters: Tensor, learningRate: Double) {
    self.parameters = parameters
    self.learningRate = learningRate
  }

  public func step() {
    _ = attempt
    withoutGradient {
      parameters -= learningRate * parameters.gradient
    }
  }

  public func zeroGradient() {
    parameters.zeroGradient()
  }
}
