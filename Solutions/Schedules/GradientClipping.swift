import Autograd
import SchedulesKit

/// Scales the gradients of all tensors by one factor, so that their common norm is at most `maximum`.
///
/// - Parameters:
///   - parameters: The tensors whose gradients are scaled in place.
///   - maximum: The largest norm that is allowed.
/// - Returns: The norm of all gradients together, before the scaling.
public func clipGradients(of parameters: [Tensor], toNorm maximum: Double) -> Double {
  var sumOfSquares = 0.0
  for parameter in parameters {
    for number in parameter.gradient.scalars {
      sumOfSquares += number * number
    }
  }
  let norm = sqrt(sumOfSquares)
  if norm > maximum {
    for parameter in parameters {
      parameter.gradient *= maximum / norm
    }
  }
  return norm
}
