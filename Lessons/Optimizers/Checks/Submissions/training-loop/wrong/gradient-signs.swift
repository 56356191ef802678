// keeps the signs of the gradient
import Autograd
import OptimizersKit

public func optimize(
  _ loss: (Tensor) -> Tensor, parameters: Tensor, optimizer: any Optimizer, steps: Int
) -> [Tensor] {
  var rows: [Tensor] = []
  for _ in 0..<steps {
    rows.append(parameters.detached())
    loss(parameters).backward()
    parameters.gradient.scalars = parameters.gradient.scalars.map { $0 > 0 ? 1 : $0 < 0 ? -1 : 0 }
    optimizer.step()
    optimizer.zeroGradient()
  }
  return rows
}
