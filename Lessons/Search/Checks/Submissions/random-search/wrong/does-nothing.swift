import SearchKit

public func randomSearch(
  budget: Int, draw: () -> Configuration, evaluate: (Configuration) -> Double
) -> Trial? {
  nil
}
