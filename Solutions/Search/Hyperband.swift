import SearchKit

/// Returns the rungs of Hyperband's brackets, as in the pseudocode of the paper.
///
/// - Parameters:
///   - maximumBudget: The largest budget of one configuration, R, at least 1.
///   - eta: By how much each rung divides the configurations and multiplies the budget, at least 2.
/// - Returns: The brackets, the one with most configurations first. Each is a list of rungs: how many
///   configurations are evaluated, and with what budget.
public func hyperbandBrackets(
  maximumBudget: Int, eta: Int
) -> [[(configurations: Int, budget: Int)]] {
  precondition(eta > 1, "eta must be at least 2.")
  // The powers of η up to the budget: 1, η, η², …
  var powers = [1]
  while powers[powers.count - 1] <= maximumBudget / eta {
    powers.append(powers[powers.count - 1] * eta)
  }
  let last = powers.count - 1
  return powers.indices.reversed().map { s in
    // ⌈(last + 1) ηˢ / (s + 1)⌉, in whole numbers.
    let configurations = ((last + 1) * powers[s] + s) / (s + 1)
    return (0...s).map { rung in
      (configurations / powers[rung], maximumBudget / powers[s - rung])
    }
  }
}
