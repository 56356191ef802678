// clamps to [-2, 2]
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
    parameters.scalars = parameters.scalars.map { min(2, max(-2, $0)) }
    optimizer.zeroGradient()
  }
  return rows
}
