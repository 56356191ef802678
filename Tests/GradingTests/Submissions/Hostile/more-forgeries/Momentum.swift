import Autograd
import Glibc
import Observations
import OptimizersKit

/// The address of the number that a reply must repeat.
@_silgen_name("$s12ProbeRuntime0A4PipeO12currentNonces6UInt64VvpZ") private func nonceAddress()

private func say(_ content: Reply.Content, nonce: UInt64? = nil) {
  let place = unsafeBitCast(
    nonceAddress as @convention(thin) () -> Void, to: UnsafePointer<UInt64>.self)
  let frame = Frames.frame(Reply(nonce: nonce ?? place.pointee, content: content))
  write(4, frame, frame.count)
}

/// Reports that it was not attempted, and then a result.
private let attempt: Void = {
  say(.unfinished("momentum"))
  say(.observed(Trace()))
}()

public final class Momentum: Optimizer {
  private let parameters: Tensor
  private let learningRate: Double
  private let momentum: Double
  private var average: Tensor

  public init(parameters: Tensor, learningRate: Double, momentum: Double) {
    self.parameters = parameters
    self.learningRate = learningRate
    self.momentum = momentum
    average = .zeros(like: parameters)
  }

  public func step() {
    _ = attempt
    withoutGradient {
      average = momentum * average + (1 - momentum) * parameters.gradient
      parameters -= learningRate * average
    }
  }

  public func zeroGradient() {
    parameters.zeroGradient()
  }
}
