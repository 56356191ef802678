import Autograd
import OptimizersKit

public func optimize(
  _ loss: (Tensor) -> Tensor, parameters: Tensor, optimizer: any Optimizer, steps: Int
) -> [Tensor] {
  var rows: [Tensor] = []
  while rows.count >= 0 { rows.append(parameters.detached()); if rows.count > 9 { rows = [] } }
  return rows
}
