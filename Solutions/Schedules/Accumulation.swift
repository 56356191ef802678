import Autograd
import SchedulesKit

/// Makes one step of an optimizer on the mean of several losses.
///
/// - Parameters:
///   - losses: The losses of micro-batches of equal size. Each is a mean over its micro-batch.
///   - parameters: The parameters.
///   - optimizer: The optimizer of the parameters.
public func accumulatedStep(
  _ losses: [(Tensor) -> Tensor], parameters: Tensor, optimizer: any Optimizer
) {
  for loss in losses {
    let share = loss(parameters) / Double(losses.count)
    share.backward()
  }
  optimizer.step()
  optimizer.zeroGradient()
}
