internal import Checking
internal import Observations
internal import OptimizersKit
internal import Rules

extension [ObservedRun<OptimizerScript>] {
  /// Short runs of single parameters with given gradients, those that show a difference first.
  var samples: [RuleRun] {
    let scripts = filter { !$0.scenario.givenGradients.isEmpty }
    let order = scripts.sorted {
      ($0.firstDifferentRow == nil ? 1 : 0, $0.scenario.operations.count)
        < ($1.firstDifferentRow == nil ? 1 : 0, $1.scenario.operations.count)
    }
    // Runs that leave the finite numbers tell mistakes apart that agree elsewhere.
    let overflowing = order.dropFirst(10).filter { run in
      run.trace.rows.contains { !$0.values.allSatisfy(\.isFinite) }
    }
    return (order.prefix(10) + overflowing.prefix(3))
      .flatMap { $0.scenario.runs(observed: $0.trace) }
  }
}

extension OptimizerScript {
  /// The gradient of each step, where one optimizer steps with given gradients only; else empty.
  var givenGradients: [[Double]] {
    var gradients: [[Double]] = []
    var given: [Double]?
    for (index, operation) in operations.enumerated() {
      switch operation {
      case .create: if index > 0 { return [] }
      case .setGradient(_, let gradient): given = gradient
      case .step:
        guard let gradient = given else { return [] }
        gradients.append(gradient)
        given = nil
      case .backward, .release: return []
      case .zeroGradient, .observeParameters, .observeGradient: break
      }
    }
    return gradients
  }

  /// Returns the runs of the first parameters for the first steps.
  fileprivate func runs(observed trace: Trace) -> [RuleRun] {
    guard case .create(_, let start, let hyperparameters, _)? = operations.first else { return [] }
    let gradients = Array(givenGradients.prefix(12))
    let rows = Dictionary(
      trace.rows.filter { $0.label == "the parameters" && $0.values.count == start.count }
        .map { ($0.number, $0.values) }, uniquingKeysWith: { $1 })
    return start.indices.prefix(2).compactMap { index in
      let observed = (1...gradients.count).map { rows[$0]?[index] }.prefix { $0 != nil }
      guard !observed.isEmpty else { return nil }
      return RuleRun(
        hyperparameters: hyperparameters, start: start[index], allInputs: gradients, index: index,
        observed: observed.compactMap(\.self))
    }
  }
}

extension Trace {
  /// The parameters before the first step and after each.
  var parameterRows: [[Double]] { rows.filter { $0.label == "the parameters" }.map(\.values) }
}
