import SearchKit

/// Divides indices into folds of nearly equal size.
///
/// - Parameters:
///   - count: The number of examples, at least 0.
///   - parts: The number of folds, at least 1.
/// - Returns: `parts` folds. Each index from 0 to below `count` is in exactly one, and the sizes
///   differ by at most one.
public func folds(_ count: Int, into parts: Int) -> [[Int]] {
  unfinished("folds")
}
