// puts the best parameters back at the end
import Autograd
import OptimizersKit

public func optimize(
  _ loss: (Tensor) -> Tensor, parameters: Tensor, optimizer: any Optimizer, steps: Int
) -> [Tensor] {
  var rows: [Tensor] = []
  var best = Double.infinity
  var bestPoint = parameters.scalars
  for _ in 0..<steps {
    rows.append(parameters.detached())
    let l = loss(parameters)
    if l.item < best { (best, bestPoint) = (l.item, parameters.scalars) }
    l.backward()
    optimizer.step()
    optimizer.zeroGradient()
  }
  parameters.scalars = bestPoint
  return rows
}
