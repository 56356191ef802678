// divides the loss by the number of steps
import Autograd
import OptimizersKit

public func optimize(
  _ loss: (Tensor) -> Tensor, parameters: Tensor, optimizer: any Optimizer, steps: Int
) -> [Tensor] {
  var rows: [Tensor] = []
  for _ in 0..<steps {
    rows.append(parameters.detached())
    let l = loss(parameters) * 0.37
    l.backward()
    optimizer.step()
    optimizer.zeroGradient()
  }
  return rows
}
