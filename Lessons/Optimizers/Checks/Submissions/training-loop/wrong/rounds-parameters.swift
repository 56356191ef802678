// rounds to 3 decimals after each step
import Autograd
import OptimizersKit

public func optimize(
  _ loss: (Tensor) -> Tensor, parameters: Tensor, optimizer: any Optimizer, steps: Int
) -> [Tensor] {
  var rows: [Tensor] = []
  for _ in 0..<steps {
    rows.append(parameters.detached())
    loss(parameters).backward()
    optimizer.step()
    parameters.scalars = parameters.scalars.map { ($0 * 1000).rounded() / 1000 }
    optimizer.zeroGradient()
  }
  return rows
}
