// never more than 100 steps
import Autograd
import OptimizersKit

public func optimize(
  _ loss: (Tensor) -> Tensor, parameters: Tensor, optimizer: any Optimizer, steps: Int
) -> [Tensor] {
  var rows: [Tensor] = []
  for _ in 0..<steps {
    if rows.count == 100 { break }
    rows.append(parameters.detached())
    loss(parameters).backward()
    optimizer.step()
    optimizer.zeroGradient()
  }
  return rows
}
