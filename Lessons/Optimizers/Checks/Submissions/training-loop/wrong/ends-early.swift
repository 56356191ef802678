// ends where the loss does not change
import Autograd
import OptimizersKit

public func optimize(
  _ loss: (Tensor) -> Tensor, parameters: Tensor, optimizer: any Optimizer, steps: Int
) -> [Tensor] {
  var rows: [Tensor] = []
  var best = Double.infinity
  for _ in 0..<steps {
    rows.append(parameters.detached())
    let l = loss(parameters)
    if l.item == best { break }
    best = l.item
    l.backward()
    optimizer.step()
    optimizer.zeroGradient()
  }
  return rows
}
