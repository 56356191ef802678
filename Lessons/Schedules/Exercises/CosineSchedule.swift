import Autograd
import SchedulesKit

/// Returns the learning rate of a step that rises linearly and then falls along half a cosine.
///
/// - Parameters:
///   - step: The step, counted from 0.
///   - peak: The rate at the end of the warm-up.
///   - floor: The rate at step `total` and beyond.
///   - warmup: How many steps the warm-up takes; 0 for none.
///   - total: The step at which the rate has come down to `floor`; more than `warmup`.
/// - Returns: The rate of the step.
public func cosineRate(step: Int, peak: Double, floor: Double, warmup: Int, total: Int) -> Double {
  unfinished("cosine")
}
