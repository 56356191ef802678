import Autograd
import Glibc
import OptimizersKit

/// Returns far more rows than requested.
public func optimize(
  _ loss: (Tensor) -> Tensor, parameters: Tensor, optimizer: any Optimizer, steps: Int
) -> [Tensor] {
  let row = Tensor(Array(repeating: .nan, count: 1000))
  return Array(repeating: row, count: 100_000)
}
