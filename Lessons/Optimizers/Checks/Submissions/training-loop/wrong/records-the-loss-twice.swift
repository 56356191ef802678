// rows hold [loss, loss]
import Autograd
import OptimizersKit

public func optimize(
  _ loss: (Tensor) -> Tensor, parameters: Tensor, optimizer: any Optimizer, steps: Int
) -> [Tensor] {
  var rows: [Tensor] = []
  for _ in 0..<steps {
    let value = loss(parameters)
    rows.append(Tensor(parameters.scalars.map { _ in value.item }))
    value.backward()
    optimizer.step()
    optimizer.zeroGradient()
  }
  return rows
}
