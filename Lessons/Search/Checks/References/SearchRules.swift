package import Rules

/// The formulas of the lesson, with the names that it gives to their quantities.
package enum SearchRules {
  package static let low = Symbol("a", slug: "low", .hyperparameter)
  package static let high = Symbol("b", slug: "high", .hyperparameter)
  package static let unit = Symbol("u", slug: "unit", .input)
  package static let x = Symbol("x", .parameter)

  /// A number of a range on a logarithmic scale.
  package static let logUniform = Rule(
    hyperparameters: [low, high], input: unit, parameter: x
  ) {
    x ← low * pow(high / low, unit)
  }

  package static let eta = Symbol("η", tex: "\\eta", .hyperparameter)
  package static let minimumBudget = Symbol("r", slug: "minimumbudget", .hyperparameter)
  package static let rung = Symbol("i", slug: "rung", .input)
  package static let budget = Symbol("b", slug: "budget", .parameter)

  /// The budget of the next rung of successive halving, whose rungs are counted from 1. It begins with
  /// the minimum.
  ///
  /// Source: Jamieson & Talwalkar 2015, "Non-stochastic best arm identification and hyperparameter
  /// optimization"; Li et al. 2016, "Hyperband", algorithm 1.
  package static let nextBudget = Rule(
    hyperparameters: [eta, minimumBudget], input: rung, parameter: budget
  ) {
    budget ← budget * eta
  }
}
