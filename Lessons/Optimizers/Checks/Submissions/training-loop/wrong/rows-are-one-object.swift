// one row tensor, updated in place and appended again and again
import Autograd
import OptimizersKit

public func optimize(
  _ loss: (Tensor) -> Tensor, parameters: Tensor, optimizer: any Optimizer, steps: Int
) -> [Tensor] {
  var rows: [Tensor] = []
  let row = parameters.detached()
  for _ in 0..<steps {
    row.scalars = parameters.scalars
    rows.append(row)
    loss(parameters).backward()
    optimizer.step()
    optimizer.zeroGradient()
  }
  return rows
}
