// no zero after the last step
import Autograd
import OptimizersKit

public func optimize(
  _ loss: (Tensor) -> Tensor, parameters: Tensor, optimizer: any Optimizer, steps: Int
) -> [Tensor] {
  var rows: [Tensor] = []
  for i in 0..<steps {
    rows.append(parameters.detached())
    loss(parameters).backward()
    optimizer.step()
    if i + 1 < steps { optimizer.zeroGradient() }
  }
  return rows
}
