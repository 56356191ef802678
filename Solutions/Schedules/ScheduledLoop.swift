import Autograd
import SchedulesKit

/// Optimizes parameters with a learning rate that a schedule gives for each step.
///
/// - Parameters:
///   - loss: Returns the loss of the parameters, a tensor with one number.
///   - parameters: The parameters, which the optimizer changes in place.
///   - optimizer: The optimizer of the parameters.
///   - schedule: Returns the learning rate of a step, counted from 0.
///   - steps: How many steps to take.
/// - Returns: The loss before each step.
public func optimize(
  _ loss: (Tensor) -> Tensor, parameters: Tensor, optimizer: any ScheduledOptimizer,
  schedule: (Int) -> Double, steps: Int
) -> [Double] {
  var losses: [Double] = []
  for step in 0..<steps {
    optimizer.learningRate = schedule(step)
    let value = loss(parameters)
    losses.append(value.item)
    value.backward()
    optimizer.step()
    optimizer.zeroGradient()
  }
  return losses
}
