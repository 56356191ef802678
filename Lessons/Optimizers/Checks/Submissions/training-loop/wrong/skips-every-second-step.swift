// updates in every second turn
import Autograd
import OptimizersKit

public func optimize(
  _ loss: (Tensor) -> Tensor, parameters: Tensor, optimizer: any Optimizer, steps: Int
) -> [Tensor] {
  var rows: [Tensor] = []
  for i in 0..<steps {
    rows.append(parameters.detached())
    loss(parameters).backward()
    if i.isMultiple(of: 2) { optimizer.step() }
    optimizer.zeroGradient()
  }
  return rows
}
