// clips the gradient norm at 1
import Autograd
import OptimizersKit

public func optimize(
  _ loss: (Tensor) -> Tensor, parameters: Tensor, optimizer: any Optimizer, steps: Int
) -> [Tensor] {
  var rows: [Tensor] = []
  for _ in 0..<steps {
    rows.append(parameters.detached())
    loss(parameters).backward()
    let n = sqrt((parameters.gradient * parameters.gradient).sum().item)
    if n > 1 { parameters.gradient /= n }
    optimizer.step()
    optimizer.zeroGradient()
  }
  return rows
}
