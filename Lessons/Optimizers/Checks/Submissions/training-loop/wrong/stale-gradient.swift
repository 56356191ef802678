// skips the first step, then one gradient late
import Autograd
import OptimizersKit

public func optimize(
  _ loss: (Tensor) -> Tensor, parameters: Tensor, optimizer: any Optimizer, steps: Int
) -> [Tensor] {
  var rows: [Tensor] = []
  for i in 0..<steps {
    rows.append(parameters.detached())
    if i > 0 {
      optimizer.step()
      optimizer.zeroGradient()
    }
    loss(parameters).backward()
  }
  return rows
}
