// normalizes the gradient
import Autograd
import OptimizersKit

public func optimize(
  _ loss: (Tensor) -> Tensor, parameters: Tensor, optimizer: any Optimizer, steps: Int
) -> [Tensor] {
  var rows: [Tensor] = []
  for _ in 0..<steps {
    rows.append(parameters.detached())
    loss(parameters).backward()
    let n = sqrt(pow(parameters.gradient, 2).sum().item)
    if n > 0 { parameters.gradient = parameters.gradient / n }
    optimizer.step()
    optimizer.zeroGradient()
  }
  return rows
}
