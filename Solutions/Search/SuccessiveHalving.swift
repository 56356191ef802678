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
  precondition(eta > 1, "eta must be at least 2, or nobody would ever drop out.")
  var survivors = configurations
  var budget = minimumBudget
  while survivors.count > 1 {
    let trials = survivors.map { Trial(configuration: $0, loss: evaluate($0, budget)) }
    let ranked = trials.sorted { $0.loss < $1.loss }
    survivors = ranked.prefix(max(1, survivors.count / eta)).map(\.configuration)
    budget *= eta
  }
  return survivors.first
}
