// numbers first, tensors at the end
import Autograd
import OptimizersKit

public func optimize(
  _ loss: (Tensor) -> Tensor, parameters: Tensor, optimizer: any Optimizer, steps: Int
) -> [Tensor] {
  var numbers: [[Double]] = []
  for _ in 0..<steps {
    numbers.append(parameters.scalars)
    loss(parameters).backward()
    optimizer.step()
    optimizer.zeroGradient()
  }
  return numbers.map { Tensor($0) }
}
