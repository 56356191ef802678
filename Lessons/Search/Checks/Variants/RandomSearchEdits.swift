internal import Checking
internal import Observations
internal import Rules
internal import SearchKit

/// The mistakes that are one or two edits of random search's actions. They are searched for in the runs.
enum RandomSearchEdits {
  /// Edits that have an id or a sentence of their own.
  private static let named: [String: (id: String, sentence: String)] = [
    "too-many-turns": (
      "too-many-evaluations", "Your search makes more evaluations than its budget allows."
    ),
    "too-few-turns": (
      "too-few-evaluations", "Your search makes fewer evaluations than its budget allows."
    ),
    "draw-evaluate-keep-also-after-loop": (
      "too-many-evaluations", "Your search makes one evaluation more than its budget allows."
    ),
    "draw-evaluate-keep-also-before-loop": (
      "too-many-evaluations", "Your search makes one evaluation more than its budget allows."
    ),
    "draw-only-before-loop": (
      "draws-once", "Your search draws one configuration, and evaluates it again and again."
    ),
    "keep-only-after-loop": (
      "returns-the-last", "Your search returns the last trial, not the best one."
    ),
    "keep-in-first-turn": (
      "returns-the-first", "Your search returns the first trial, whatever the others reach."
    ),
    "keep-never": ("returns-nothing", "Your search evaluates, and returns nil."),
    "draw-evaluate-never": (
      "does-nothing", "Your search draws nothing and evaluates nothing."
    ),
    "nothing": ("does-nothing", "Your search draws nothing and evaluates nothing."),
    "evaluate-twice": (
      "evaluates-twice", "Your search evaluates every configuration twice."
    ),
  ]

  static let single = family(
    named.values.map { VariantName(id: "random-search.\($0.id)", sentence: $0.sentence) }
      .sorted { ($0.id, $0.sentence) < ($1.id, $1.sentence) }
  ) { search.singleEdits(for: $0) }

  static let pairs = family([]) { search.pairsOfEdits(for: $0) }

  private static func family(
    _ names: [VariantName],
    candidates: @escaping @Sendable (_ runs: [ProcedureRun]) -> [ProcedureMistake]
  ) -> Family<SearchScript> {
    .searched(
      names, optional: SearchScript.Label.draw,
      candidates: { runs in
        let calls = runs.compactMap(\.calls)
        return calls.count == runs.count ? candidates(calls) : []
      },
      expect: { mistake, script in
        try RandomSearchLoop.trace(of: script, mistake.procedure, effects)
      },
      variant: variant)
  }

  private static let effects = Dictionary(
    RandomSearchMistakes.hooks.map { ($0.mistake.action, $0.effect) },
    uniquingKeysWith: { first, _ in first })

  private static let search = ProcedureSearch(
    [RandomSearchLoop.procedure], mistakes: RandomSearchMistakes.hooks.map(\.mistake),
    counted: [RandomSearchLoop.evaluate])

  @Sendable
  private static func variant(_ mistake: ProcedureMistake) -> Variant<SearchScript> {
    let name = named[mistake.name]
    return RandomSearchLoop.variant(
      "random-search.\(name?.id ?? mistake.name)",
      name?.sentence ?? mistake.sentence("Your search"), mistake.procedure, effects)
  }
}

extension ObservedRun<SearchScript> {
  /// How often the actions were performed; nil where the search had no end.
  fileprivate var calls: ProcedureRun? {
    func count(_ label: String) -> Int? {
      guard case .integer(let number)? = trace.rows.first(where: { $0.label == label })?.value
      else { return nil }
      return number
    }
    guard let draws = count(SearchScript.Label.draws),
      let evaluations = count(SearchScript.Label.evaluations)
    else { return nil }
    return ProcedureRun(
      asked: scenario.budget,
      times: [RandomSearchLoop.draw: draws, RandomSearchLoop.evaluate: evaluations])
  }
}
