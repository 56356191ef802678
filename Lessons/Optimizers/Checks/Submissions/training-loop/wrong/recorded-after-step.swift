// records after the step
import Autograd
import OptimizersKit

public func optimize(
  _ loss: (Tensor) -> Tensor, parameters: Tensor, optimizer: any Optimizer, steps: Int
) -> [Tensor] {
  var rows: [Tensor] = []
  for _ in 0..<steps {
    loss(parameters).backward()
    optimizer.step()
    optimizer.zeroGradient()
    rows.append(parameters.detached())
  }
  return rows
}
