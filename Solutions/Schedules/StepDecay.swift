import Autograd
import SchedulesKit

/// Returns the learning rate of a step that falls at milestones: base · factor for each milestone
/// that has been reached.
///
/// - Parameters:
///   - step: The step, counted from 0.
///   - base: The rate before the first milestone.
///   - factor: What the rate is multiplied by at each milestone.
///   - milestones: The steps at which the rate falls, in any order. One that is listed twice counts
///     twice.
/// - Returns: The rate of the step.
public func stepDecayRate(step: Int, base: Double, factor: Double, milestones: [Int]) -> Double {
  var rate = base
  for milestone in milestones where milestone <= step {
    rate *= factor
  }
  return rate
}
