import SearchKit

/// Returns every combination of one value from each axis.
///
/// - Parameter axes: The values of each hyperparameter.
/// - Returns: The combinations, each once, with the values in the order of the axes. Without axes
///   there is one combination, which is empty. With an empty axis there are none.
public func grid(_ axes: [[Double]]) -> [[Double]] {
  unfinished("grid")
}
