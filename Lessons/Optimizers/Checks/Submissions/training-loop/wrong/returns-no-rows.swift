// optimizes but records nothing
import Autograd
import OptimizersKit

public func optimize(
  _ loss: (Tensor) -> Tensor, parameters: Tensor, optimizer: any Optimizer, steps: Int
) -> [Tensor] {
  for _ in 0..<steps {
    loss(parameters).backward()
    optimizer.step()
    optimizer.zeroGradient()
  }
  return []
}
