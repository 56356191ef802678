import SearchKit

/// Returns the rungs of Hyperband's brackets.
///
/// - Parameters:
///   - maximumBudget: The largest budget of one configuration, R, at least 1.
///   - eta: By how much each rung divides the configurations and multiplies the budget, at least 2.
/// - Returns: The brackets, the one with most configurations first. Each is a list of rungs: how many
///   configurations are evaluated, and with what budget.
public func hyperbandBrackets(
  maximumBudget: Int, eta: Int
) -> [[(configurations: Int, budget: Int)]] {
  unfinished("hyperband")
}
