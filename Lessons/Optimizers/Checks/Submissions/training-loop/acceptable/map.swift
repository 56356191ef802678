// map over the range
import Autograd
import OptimizersKit

public func optimize(
  _ loss: (Tensor) -> Tensor, parameters: Tensor, optimizer: any Optimizer, steps: Int
) -> [Tensor] {
  return (0..<steps).map { _ in
    let here = parameters.detached()
    optimizer.zeroGradient()
    loss(parameters).backward()
    optimizer.step()
    return here
  }
}
