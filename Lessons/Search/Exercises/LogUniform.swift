import Autograd
import SearchKit

/// Maps a number from 0 to below 1 to a range on a logarithmic scale.
///
/// - Parameters:
///   - unit: The number to map. 0 gives `low`, and numbers near 1 come near `high`.
///   - low: The lower end of the range, more than zero.
///   - high: The upper end.
/// - Returns: The number of the range.
public func logUniform(_ unit: Double, from low: Double, to high: Double) -> Double {
  unfinished("log-uniform")
}
