// records the start again and again
import Autograd
import OptimizersKit

public func optimize(
  _ loss: (Tensor) -> Tensor, parameters: Tensor, optimizer: any Optimizer, steps: Int
) -> [Tensor] {
  var rows: [Tensor] = []
  let start = parameters.detached()
  for _ in 0..<steps {
    rows.append(start.detached())
    loss(parameters).backward()
    optimizer.step()
    optimizer.zeroGradient()
  }
  return rows
}
