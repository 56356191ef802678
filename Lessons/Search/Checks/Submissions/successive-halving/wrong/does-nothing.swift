import SearchKit

public func successiveHalving(
  _ configurations: [Configuration], minimumBudget: Int, eta: Int,
  evaluate: (_ configuration: Configuration, _ budget: Int) -> Double
) -> Configuration? {
  nil
}
