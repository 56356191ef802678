import Autograd
import SchedulesKit

/// Scales the gradients of all tensors by one factor, so that their common norm is at most `maximum`.
///
/// - Parameters:
///   - parameters: The tensors whose gradients are scaled in place.
///   - maximum: The largest norm that is allowed.
/// - Returns: The norm of all gradients together, before the scaling.
public func clipGradients(of parameters: [Tensor], toNorm maximum: Double) -> Double {
  unfinished("clip")
}
