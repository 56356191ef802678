// stride from 1 through steps
import Autograd
import OptimizersKit

public func optimize(
  _ loss: (Tensor) -> Tensor, parameters: Tensor, optimizer: any Optimizer, steps: Int
) -> [Tensor] {
  var path: [Tensor] = []
  for _ in stride(from: 1, through: steps, by: 1) {
    path.append(Tensor(parameters.scalars))
    loss(parameters).backward()
    optimizer.step()
    optimizer.zeroGradient()
  }
  return path
}
