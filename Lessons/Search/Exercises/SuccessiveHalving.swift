import SearchKit

/// Trains many configurations a little, and the best of them longer and longer.
///
/// - Parameters:
///   - configurations: The configurations to choose from.
///   - minimumBudget: The budget of the first rung.
///   - eta: By how much each rung divides the number of configurations, and multiplies the budget:
///     at least 2. The search would have no end with 1, so the program stops with a sentence.
///   - evaluate: Trains a configuration with a budget and returns its validation loss: less is
///     better.
/// - Returns: The configuration that is left in the end; nil where there was none.
public func successiveHalving(
  _ configurations: [Configuration], minimumBudget: Int, eta: Int,
  evaluate: (_ configuration: Configuration, _ budget: Int) -> Double
) -> Configuration? {
  unfinished("successive-halving")
}
