import Autograd
import Glibc
import OptimizersKit

/// Is correct, and prints bytes that are not UTF-8.
private let attempt: Void = {
  write(1, [0xFF, 0xC0, 0xAF, 0x0A] as [UInt8], 4)
}()

public func optimize(
  _ loss: (Tensor) -> Tensor, parameters: Tensor, optimizer: any Optimizer, steps: Int
) -> [Tensor] {
  _ = attempt
  var trajectory: [Tensor] = []
  for _ in 0..<steps {
    trajectory.append(parameters.detached())
    loss(parameters).backward()
    optimizer.step()
    optimizer.zeroGradient()
  }
  return trajectory
}
