internal import Checking
internal import Observations
internal import Rules
internal import SchedulesKit

/// The mistakes in AdamW that are edits of its rule. They are searched for in the runs.
enum AdamWSearch {
  /// The most matches of each stage that are compared with all runs.
  private static let mostCandidates = 24

  /// Single edits of each convention's rule come before constants, and those before pairs, which are
  /// made of the first two conventions.
  static let family = Family<AdamWScript>(
    [],
    references: FormulaSearch.references(AdamWRules.decayFirst, in: "adamw")
      + FormulaSearch.references(AdamWRules.decayAfter, in: "adamw")
  ) { runs, agrees in
    let samples = runs.samples
    let isRight = AdamWConvention.all.contains { convention in
      samples.allSatisfy { $0.follows(convention.rule, within: Tolerance.standard.bound) }
    }
    guard !samples.isEmpty, !isRight else { return nil }
    let searches = AdamWConvention.all.map {
      ($0.rule, RuleSearch($0.rule, usual: [0.001, 0.9, 0.999, 1e-8, 0.01]))
    }
    for stage in RuleSearch.Stage.allCases {
      for (rule, search) in stage == .pairs ? searches.prefix(2) : searches[...] {
        var found: Variant<AdamWScript>?
        var tried = 0
        _ = search.match(samples, within: Tolerance.standard.bound, stages: [stage]) { match in
          tried += 1
          found = variants(match, rule).first(where: agrees)
          return found != nil || tried == mostCandidates
        }
        if let found { return found }
      }
    }
    return nil
  }

  /// Returns the mistake alone, and together with each one in `zeroGradient()`.
  private static func variants(
    _ match: RuleSearch.Match, _ rule: Rule
  ) -> some Sequence<Variant<AdamWScript>> {
    let names = match.edits.map(\.name).joined(separator: "+")
    let sentence = match.edits.map { edit in
      let clause = edit.clause
      let text =
        clause.hasPrefix("\(edit.quantity.name) ")
        ? clause : clause.prefix(1).uppercased() + clause.dropFirst()
      return "\(text)."
    }.joined(separator: " ")
    let mistake = FormulaMistake(
      in: "adamw", from: rule, to: match.rule, isLessonsOwn: rule == AdamWRules.decayFirst)
    let runner = RuleRunner(match.rule)
    let alone = Variant<AdamWScript>("adamw.\(names)", sentence) { script in
      script.trace { RuleOptimizer($0, runner, $1) }
    }.explained(by: mistake)
    let others = AdamWMistakes.clearings
    return (0...others.count).lazy.map { index in
      index == 0
        ? alone
        : others[index - 1].together(names, sentence).variant(of: match.rule).explained(by: mistake)
    }
  }
}

extension [ObservedRun<AdamWScript>] {
  /// Short runs of single parameters with given gradients, those that show a difference first.
  fileprivate var samples: [RuleRun] {
    let scripts = filter { !$0.scenario.givenGradients.isEmpty }
    let order = scripts.sorted {
      ($0.firstDifferentRow == nil ? 1 : 0, $0.scenario.operations.count)
        < ($1.firstDifferentRow == nil ? 1 : 0, $1.scenario.operations.count)
    }
    return order.prefix(10).flatMap { $0.scenario.runs(observed: $0.trace) }
  }
}

extension AdamWScript {
  /// The gradient of each step, in the order of the tensors, where one optimizer steps with given
  /// gradients only; else empty.
  var givenGradients: [[Double]] {
    var gradients: [[Double]] = []
    var given: [Double]?
    for (index, operation) in operations.enumerated() {
      switch operation {
      case .create: if index > 0 { return [] }
      case .setGradients(_, let numbers): given = numbers.flatMap(\.self)
      case .step:
        guard let gradient = given else { return [] }
        gradients.append(gradient)
        given = nil
      case .backward, .release: return []
      case .zeroGradient, .observeParameters, .observeGradients: break
      }
    }
    return gradients
  }

  /// Returns the runs of the first parameters for the first steps.
  fileprivate func runs(observed trace: Trace) -> [RuleRun] {
    guard case .create(_, let starts, let hyperparameters, _)? = operations.first else { return [] }
    let gradients = Array(givenGradients.prefix(12))
    let numbers = starts.flatMap(\.self)
    var rows: [Int: [Double]] = [:]
    for row in trace.rows where row.label.hasPrefix("the parameters of tensor") {
      rows[row.number, default: []] += row.values
    }
    return numbers.indices.prefix(2).compactMap { index in
      let observed = (1...gradients.count).map { step -> Double? in
        guard let row = rows[step], row.count == numbers.count else { return nil }
        return row[index]
      }.prefix { $0 != nil }
      guard !observed.isEmpty else { return nil }
      return RuleRun(
        hyperparameters: hyperparameters, start: numbers[index], allInputs: gradients,
        index: index, observed: observed.compactMap(\.self))
    }
  }
}
