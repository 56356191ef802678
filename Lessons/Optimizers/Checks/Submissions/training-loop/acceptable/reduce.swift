// reduce into
import Autograd
import OptimizersKit

public func optimize(
  _ loss: (Tensor) -> Tensor, parameters: Tensor, optimizer: any Optimizer, steps: Int
) -> [Tensor] {
  (0..<steps).reduce(into: [Tensor]()) { rows, _ in
    rows.append(parameters.detached())
    loss(parameters).backward()
    optimizer.step()
    optimizer.zeroGradient()
  }
}
