// all but the first gradient thrown away
import Autograd
import OptimizersKit

public func optimize(
  _ loss: (Tensor) -> Tensor, parameters: Tensor, optimizer: any Optimizer, steps: Int
) -> [Tensor] {
  var rows: [Tensor] = []
  for _ in 0..<steps {
    rows.append(parameters.detached())
    loss(parameters).backward()
    for i in 1..<max(1, parameters.count) { parameters.gradient[i] = 0 }
    optimizer.step()
    optimizer.zeroGradient()
  }
  return rows
}
