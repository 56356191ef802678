// copies by adding zero, without gradient
import Autograd
import OptimizersKit

public func optimize(
  _ loss: (Tensor) -> Tensor, parameters: Tensor, optimizer: any Optimizer, steps: Int
) -> [Tensor] {
  var rows: [Tensor] = []
  for _ in 0..<steps {
    rows.append(withoutGradient { parameters + 0 })
    loss(parameters).backward()
    optimizer.step()
    optimizer.zeroGradient()
  }
  return rows
}
