// a nested function for a turn
import Autograd
import OptimizersKit

public func optimize(
  _ loss: (Tensor) -> Tensor, parameters: Tensor, optimizer: any Optimizer, steps: Int
) -> [Tensor] {
  var rows: [Tensor] = []
  func turn() {
    let loss = loss(parameters)
    loss.backward()
    optimizer.step()
    optimizer.zeroGradient()
  }
  for _ in 0..<steps {
    rows.append(parameters.detached())
    turn()
  }
  return rows
}
