package import Observations

extension HalvingScript {
  /// The labels of a search's rows.
  package enum Label {
    package static let budget = "the budget"
    package static let count = "the number of evaluations"
    /// The configurations of a rung, sorted, because their order does not matter.
    package static let configurations = "the evaluated configurations"
  }

  /// Runs successive halving and records the evaluations of each rung, then the result.
  ///
  /// A rung is a series of evaluations with the same budget.
  package func trace(
    of halving: (
      _ configurations: [Configuration], _ minimumBudget: Int, _ eta: Int,
      _ evaluate: (Configuration, Int) -> Double
    ) -> Configuration?
  ) -> Trace {
    var rungs: [(budget: Int, evaluated: [String])] = []
    var evaluations = 0
    let result = halving(configurations, minimumBudget, eta) { configuration, budget in
      evaluations += 1
      EndlessSearch.stop(calls: evaluations, budget: budget)
      if rungs.last?.budget != budget { rungs.append((budget, [])) }
      rungs[rungs.count - 1].evaluated.append(configuration.description)
      return loss(of: configuration, budget: budget)
    }
    return Trace(
      rungs.enumerated().flatMap { index, rung in
        [
          Trace.Row(Label.budget, number: index + 1, value: .integer(rung.budget)),
          Trace.Row(Label.count, number: index + 1, value: .integer(rung.evaluated.count)),
          Trace.Row(
            Label.configurations, number: index + 1,
            value: .list(rung.evaluated.sorted().map { .text($0) })),
        ]
      } + [
        Trace.Row(
          Trace.resultLabel, number: rungs.count + 1, value: .optional(result.map(\.observed)))
      ])
  }
}
