// recursion
import Autograd
import OptimizersKit

public func optimize(
  _ loss: (Tensor) -> Tensor, parameters: Tensor, optimizer: any Optimizer, steps: Int
) -> [Tensor] {
  guard steps > 0 else { return [] }
  let here = parameters.detached()
  loss(parameters).backward()
  optimizer.step()
  optimizer.zeroGradient()
  return [here] + optimize(loss, parameters: parameters, optimizer: optimizer, steps: steps - 1)
}
