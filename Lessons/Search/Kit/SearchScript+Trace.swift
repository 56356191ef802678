package import Observations

extension SearchScript {
  /// The labels of a search's rows.
  package enum Label {
    package static let evaluations = "the number of evaluations"
    package static let draws = "the number of draws"
    /// A configuration was drawn.
    package static let draw = "the drawn configuration"
    /// A configuration was evaluated.
    package static let evaluated = "the evaluated configuration"
  }

  /// Runs a search and records its calls in their order, then its result.
  package func trace(
    of search: (
      _ budget: Int, _ draw: () -> Configuration, _ evaluate: (Configuration) -> Double
    ) -> Trial?
  ) -> Trace {
    var calls: [Trace.Row] = []
    var (draws, evaluations) = (0, 0)
    let result = search(
      budget,
      {
        let configuration = configurations[draws % configurations.count]
        draws += 1
        EndlessSearch.stop(calls: draws)
        calls.append(Trace.Row(Label.draw, number: draws, value: configuration.observed))
        return configuration
      },
      { configuration in
        let loss = losses[evaluations % losses.count]
        evaluations += 1
        EndlessSearch.stop(calls: evaluations)
        calls.append(Trace.Row(Label.evaluated, number: evaluations, value: configuration.observed))
        return loss
      })
    return Trace(
      [
        Trace.Row(Label.evaluations, value: .integer(evaluations)),
        Trace.Row(Label.draws, value: .integer(draws)),
      ] + calls + [
        Trace.Row(
          Trace.resultLabel,
          value: .optional(result.map { .tuple([$0.configuration.observed, .number($0.loss)]) }))
      ])
  }
}
