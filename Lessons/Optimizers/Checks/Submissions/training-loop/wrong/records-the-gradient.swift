// rows hold the gradient
import Autograd
import OptimizersKit

public func optimize(
  _ loss: (Tensor) -> Tensor, parameters: Tensor, optimizer: any Optimizer, steps: Int
) -> [Tensor] {
  var rows: [Tensor] = []
  for _ in 0..<steps {
    loss(parameters).backward()
    rows.append(parameters.gradient.detached())
    optimizer.step()
    optimizer.zeroGradient()
  }
  return rows
}
