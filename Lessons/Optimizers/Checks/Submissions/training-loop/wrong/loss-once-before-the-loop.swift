// computes the loss once
import Autograd
import OptimizersKit

public func optimize(
  _ loss: (Tensor) -> Tensor, parameters: Tensor, optimizer: any Optimizer, steps: Int
) -> [Tensor] {
  var rows: [Tensor] = []
  let l = loss(parameters)
  for _ in 0..<steps {
    rows.append(parameters.detached())
    l.backward()
    optimizer.step()
    optimizer.zeroGradient()
  }
  return rows
}
