// filled into an array of the right size
import Autograd
import OptimizersKit

public func optimize(
  _ loss: (Tensor) -> Tensor, parameters: Tensor, optimizer: any Optimizer, steps: Int
) -> [Tensor] {
  var rows = Array(repeating: parameters.detached(), count: steps)
  for i in rows.indices {
    rows[i] = parameters.detached()
    let value = loss(parameters)
    value.backward()
    optimizer.step()
    optimizer.zeroGradient()
  }
  return rows
}
