// starts counting at 1
import Autograd
import OptimizersKit

public func optimize(
  _ loss: (Tensor) -> Tensor, parameters: Tensor, optimizer: any Optimizer, steps: Int
) -> [Tensor] {
  var rows: [Tensor] = []
  var i = 1
  while i < steps {
    rows.append(parameters.detached())
    loss(parameters).backward()
    optimizer.step()
    optimizer.zeroGradient()
    i += 1
  }
  return rows
}
