import Autograd
import Glibc
import OptimizersKit

/// Exits with status 0 in the handler of a fault.
private let attempt: Void = {
  signal(SIGSEGV) { _ in _exit(0) }
  UnsafeMutablePointer<Int>(bitPattern: 8)?.pointee = 1
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
