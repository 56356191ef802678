internal import Checking
internal import Observations
internal import SearchKit

/// The checks of random search, worth 25 points.
///
/// What is evaluated, how often something is drawn, and the result count for the verdict. Whether all is
/// drawn first, or each configuration before its evaluation, does not.
enum RandomSearchExercise {
  typealias Check = ComparisonChecks<SearchScript>.Check

  static let comparisonChecks = ComparisonChecks<SearchScript>(
    exercise: "random-search",
    checks: [budgets, losses, ties, notANumber, transformed, repeated],
    conventions: [
      RandomSearchLoop.variant(
        "random-search", "Draw, evaluate, keep the better one, as the lesson has it.",
        RandomSearchLoop.procedure)
    ],
    misconceptions: RandomSearchMistakes.all + RandomSearchMistakes.hooks.map(\.variant),
    families: [RandomSearchEdits.single, RandomSearchMistakes.startsFromANumber],
    searches: [RandomSearchEdits.pairs, .shared(RandomSearchMistakes.faults)],
    describe: describe, place: { _, row in place(of: row) }, retell: retell,
    decides: { $0.label != SearchScript.Label.draw })

  @Sendable
  private static func describe(_ script: SearchScript) -> String {
    let shown = script.losses.prefix(min(script.budget, 6)).map { NumberText.short($0, digits: 4) }
    let more = script.budget > 6 ? ", …" : ""
    let losses = shown.isEmpty ? "" : ", losses \(shown.joined(separator: ", "))\(more)"
    return "with a budget of \(script.budget)\(losses)"
  }

  private static func place(of row: Trace.Row) -> String {
    row.label == SearchScript.Label.evaluated ? "in evaluation \(row.number)" : ""
  }

  @Sendable
  private static func retell(
    _ script: SearchScript, _ expected: Trace, _ actual: Trace, _ found: Divergence
  ) -> Divergence? {
    func told(_ fact: String) -> Divergence {
      Divergence(
        found.kind, label: found.label, number: found.number, expected: found.expected,
        actual: found.actual, scenario: found.scenario, fact: fact)
    }
    func times(_ number: ObservedValue) -> String {
      guard case .integer(let number) = number else { return ValueText.of(number) }
      return number == 0 ? "never called" : number == 1 ? "called once" : "called \(number) times"
    }
    if actual.rows.first?.label == EndlessSearchLabel.search {
      return told("Your search has no end: it evaluates more and more, whatever its budget is")
    }
    switch found.label {
    case SearchScript.Label.evaluations:
      return told("evaluate was \(times(found.actual)); the budget was \(script.budget)")
    case SearchScript.Label.draws:
      return told("draw was \(times(found.actual)); the budget was \(script.budget)")
    default: return nil
    }
  }

  private static let losses = Check(
    "random-search.least-loss", "The least loss wins", points: 5, comparing: .exactly
  ) { generator in
    (0..<6).map { index in
      .drawn(12, losses: generator.numbers(14, in: index < 3 ? 0...2 : -500...500), &generator)
    }
  }

  private static let budgets = Check(
    "random-search.budget", "As many evaluations as the budget allows", points: 6,
    comparing: .exactly
  ) { generator in
    [0, 1, 2, 3, 7, 25, 60].map { budget in
      .drawn(budget, losses: generator.numbers(budget + 3, in: -1...1), &generator)
    }
  }

  private static let ties = Check(
    "random-search.ties", "Of equal losses, the first one wins", points: 4, comparing: .exactly
  ) { generator in
    let (a, b) = (generator.number(in: 0.1...0.4), generator.number(in: 0.5...0.9))
    return [
      [b, a, a], [a, a, b], [a, b, a, b, a], [b, b, b, b], [-a, b, -a], [0, 0, -0.0, b],
    ].map {
      .drawn($0.count, losses: $0, &generator)
    }
  }

  private static let notANumber = Check(
    "random-search.not-a-number", "A loss that is NaN never wins", points: 5, comparing: .exactly
  ) { generator in
    let (a, b) = (generator.number(in: 0.1...0.4), generator.number(in: 0.5...0.9))
    let (nan, infinity) = (Double.nan, Double.infinity)
    return [
      [nan, b, a], [b, nan, a], [b, a, nan], [nan, nan, nan], [nan], [nan, nan, a], [a, nan, nan],
      [infinity, b, a], [b, infinity, nan], [a, infinity, nan], [nan, b, nan, a, nan, b],
    ].map { .drawn($0.count, losses: $0, &generator) }
  }

  private static let transformed = Check(
    "random-search.transformed", "Only the order of the losses matters, not their size", points: 3,
    comparing: .exactly
  ) { generator in
    let losses = generator.numbers(9, in: 0.1...1)
    let transforms: [(Double) -> Double] = [
      { $0 }, { $0 * $0 * $0 }, { $0 - 5 }, { $0 + 1e6 }, { $0 * 1e-12 }, { $0 * 1e300 },
      { -1 / $0 },
    ]
    let drawn = SearchScript.drawn(9, losses: losses, &generator)
    return transforms.map { transform in
      SearchScript(
        configurations: drawn.configurations, losses: losses.map(transform), budget: 9)
    }
  }

  private static let repeated = Check(
    "random-search.repeated", "A configuration that is drawn again is evaluated again", points: 2,
    comparing: .exactly
  ) { generator in
    let drawn = SearchScript.drawn(
      8, losses: generator.numbers(9, in: 0...1), &generator)
    return [[0, 0, 1, 1, 2, 2, 3, 3], [0, 0, 0, 0, 0, 0, 0, 0], [0, 1, 2, 0, 1, 2, 0, 1]].map {
      SearchScript(
        configurations: $0.map { drawn.configurations[$0] },
        losses: generator.numbers(9, in: 0...1).sorted(by: >), budget: 8)
    }
  }
}

extension SearchScript {
  /// A search with a budget, over random configurations that differ.
  static func drawn(
    _ budget: Int, losses: [Double], _ generator: inout SeededGenerator
  ) -> SearchScript {
    SearchScript(
      configurations: generator.configurations(max(budget, 1) + 3),
      losses: losses.isEmpty ? [0] : losses, budget: budget)
  }
}

extension SeededGenerator {
  /// Returns configurations that differ, with numbers of few digits.
  mutating func configurations(_ count: Int) -> [Configuration] {
    var all: [Configuration] = []
    while all.count < count {
      let configuration = Configuration(values: [
        "learningRate": (number(in: 0...1) * 1000).rounded() / 1000,
        "momentum": (number(in: 0...1) * 100).rounded() / 100,
      ])
      if !all.contains(configuration) { all.append(configuration) }
    }
    return all
  }
}
