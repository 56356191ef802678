import Autograd
import Glibc
import OptimizersKit

/// Makes the linker include an answer.
@_silgen_name("lessons_answer") private func answer() -> Tensor

public func optimize(
  _ loss: (Tensor) -> Tensor, parameters: Tensor, optimizer: any Optimizer, steps: Int
) -> [Tensor] {
  _ = answer()
  var trajectory: [Tensor] = []
  for _ in 0..<steps {
    trajectory.append(parameters.detached())
    loss(parameters).backward()
    optimizer.step()
    optimizer.zeroGradient()
  }
  return trajectory
}
