import Autograd
import OptimizersKit

/// Runs an optimizer and records where it has been.
///
/// - Parameters:
///   - loss: Computes a single number from the parameters; less is better.
///   - parameters: The tensor to optimize. It is changed in place.
///   - optimizer: Already created for `parameters`.
///   - steps: How many times to update.
/// - Returns: A copy of the parameters before each step: `steps` tensors, the start first.
public func optimize(
  _ loss: (Tensor) -> Tensor, parameters: Tensor, optimizer: any Optimizer, steps: Int
) -> [Tensor] {
  var trajectory: [Tensor] = []
  for _ in 0..<steps {
    trajectory.append(parameters.detached())
    loss(parameters).backward()
    optimizer.step()
    optimizer.zeroGradient()
  }
  return trajectory
}

func half(_ x: Double) -> Double { x / 2 }
