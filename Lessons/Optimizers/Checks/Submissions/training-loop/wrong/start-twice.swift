// records the start before the loop, too
import Autograd
import OptimizersKit

public func optimize(
  _ loss: (Tensor) -> Tensor, parameters: Tensor, optimizer: any Optimizer, steps: Int
) -> [Tensor] {
  var rows: [Tensor] = []
  rows.append(parameters.detached())
  for _ in 0..<steps {
    rows.append(parameters.detached())
    loss(parameters).backward()
    optimizer.step()
    optimizer.zeroGradient()
  }
  return rows
}
