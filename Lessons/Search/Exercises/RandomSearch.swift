import SearchKit

/// Draws configurations, evaluates each once, and returns the best.
///
/// - Parameters:
///   - budget: How many configurations to evaluate, at least 0.
///   - draw: Returns a random configuration at every call.
///   - evaluate: Trains with a configuration and returns its validation loss: less is better. It is
///     NaN where training diverged.
/// - Returns: The trial with the least loss, the first of equal ones; nil where no loss is a number.
public func randomSearch(
  budget: Int, draw: () -> Configuration, evaluate: (Configuration) -> Double
) -> Trial? {
  unfinished("random-search")
}
