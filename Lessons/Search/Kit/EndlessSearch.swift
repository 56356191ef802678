/// A search that does not come to an end.
package enum EndlessSearch {
  /// How often a function may be called on one input: far more often than any correct search does.
  private static let mostCalls = 5_000
  /// The largest budget: far more than any correct search comes to, and little enough to be multiplied
  /// once more.
  private static let mostBudget = 1_000_000_000_000_000_000

  /// The sentence with which the program is ended. The judge recognizes it.
  package static let sentence =
    "The search has no end: draw or evaluate was called more than 5,000 times, or with a budget of "
    + "more than 1e18."

  /// Whether a search with so many calls and such a budget has no end.
  package static func isReached(calls: Int, budget: Int = 0) -> Bool {
    calls > mostCalls || budget > mostBudget
  }

  /// Ends the program if a search has no end.
  ///
  /// It calls `fatalError`, because a failed precondition prints no message in optimized code.
  static func stop(calls: Int, budget: Int = 0) {
    if isReached(calls: calls, budget: budget) { fatalError(sentence) }
  }
}
