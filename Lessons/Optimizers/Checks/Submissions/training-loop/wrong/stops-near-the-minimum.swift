// ends when the gradient is small
import Autograd
import OptimizersKit

public func optimize(
  _ loss: (Tensor) -> Tensor, parameters: Tensor, optimizer: any Optimizer, steps: Int
) -> [Tensor] {
  var rows: [Tensor] = []
  for _ in 0..<steps {
    rows.append(parameters.detached())
    loss(parameters).backward()
    if (parameters.gradient * parameters.gradient).sum().item < 1e-1 { break }
    optimizer.step()
    optimizer.zeroGradient()
  }
  return rows
}
