// no update in the first turn
import Autograd
import OptimizersKit

public func optimize(
  _ loss: (Tensor) -> Tensor, parameters: Tensor, optimizer: any Optimizer, steps: Int
) -> [Tensor] {
  var rows: [Tensor] = []
  for i in 0..<steps {
    rows.append(parameters.detached())
    loss(parameters).backward()
    if i != 0 { optimizer.step() }
    optimizer.zeroGradient()
  }
  return rows
}
