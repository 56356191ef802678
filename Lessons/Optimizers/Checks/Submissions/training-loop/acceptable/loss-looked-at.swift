// looks at the loss more than once
import Autograd
import OptimizersKit

public func optimize(
  _ loss: (Tensor) -> Tensor, parameters: Tensor, optimizer: any Optimizer, steps: Int
) -> [Tensor] {
  var rows: [Tensor] = []
  for _ in 0..<steps {
    rows.append(parameters.detached())
    let before = loss(parameters)
    before.backward()
    optimizer.step()
    let after = loss(parameters)
    if after.item.isNaN { print("diverged") }
    optimizer.zeroGradient()
  }
  return rows
}
