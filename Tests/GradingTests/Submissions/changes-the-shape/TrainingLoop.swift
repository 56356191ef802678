import Autograd
import OptimizersKit

public func optimize(
  _ loss: (Tensor) -> Tensor, parameters: Tensor, optimizer: any Optimizer, steps: Int
) -> [Tensor] {
  (0..<steps).map { Tensor(Array(repeating: 0, count: $0)) }
}
