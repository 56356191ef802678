// zeroes between backward and step
import Autograd
import OptimizersKit

public func optimize(
  _ loss: (Tensor) -> Tensor, parameters: Tensor, optimizer: any Optimizer, steps: Int
) -> [Tensor] {
  var rows: [Tensor] = []
  for _ in 0..<steps {
    rows.append(parameters.detached())
    let l = loss(parameters)
    l.backward()
    optimizer.zeroGradient()
    optimizer.step()
  }
  return rows
}
