// collects references and detaches them at the end
import Autograd
import OptimizersKit

public func optimize(
  _ loss: (Tensor) -> Tensor, parameters: Tensor, optimizer: any Optimizer, steps: Int
) -> [Tensor] {
  var rows: [Tensor] = []
  for _ in 0..<steps {
    rows.append(parameters)
    loss(parameters).backward()
    optimizer.step()
    optimizer.zeroGradient()
  }
  return rows.map { $0.detached() }
}
