internal import Checking
internal import Rules

/// The mistakes that are one or two edits of a formula. They are not listed: they are searched for in
/// the runs.
struct DerivedMistakes<Scenario: Sendable>: Sendable {
  let exercise: String
  let rule: Rule
  /// The subject of a sentence about a mistake, such as `Your budget`.
  let subject: String
  /// The largest |actual − expected| / max(1, |expected|) of a candidate.
  let bound: Double
  /// Returns what the runs show of the formula, the most telling first; empty where nothing is wrong
  /// with it.
  let samples: @Sendable (_ runs: [ObservedRun<Scenario>]) -> [RuleRun]
  /// Returns the variants that follow another formula.
  let variants: @Sendable (_ id: String, _ sentence: String, Rule) -> [Variant<Scenario>]

  /// The most matches of each stage that are compared with all runs.
  private let mostCandidates = 24

  var family: Family<Scenario> {
    Family([], references: references) { runs, agrees in
      let samples = samples(runs)
      guard !samples.isEmpty, !samples.allSatisfy({ $0.follows(rule, within: bound) }) else {
        return nil
      }
      let search = RuleSearch(rule)
      for stage in RuleSearch.Stage.allCases {
        var found: Variant<Scenario>?
        var tried = 0
        _ = search.match(samples, within: bound, stages: [stage]) { match in
          tried += 1
          found = variants(of: match).first(where: agrees)
          return found != nil || tried == mostCandidates
        }
        if let found { return found }
      }
      return nil
    }
  }

  private func variants(of match: RuleSearch.Match) -> [Variant<Scenario>] {
    let name = match.edits.map(\.name).joined(separator: "+")
    let clauses = match.edits.map(\.clause).joined(separator: ", and ")
    let mistake = FormulaMistake(in: exercise, from: rule, to: match.rule)
    return variants("\(exercise).\(name)", "\(subject): \(clauses).", match.rule)
      .map { $0.explained(by: mistake) }
  }

  /// The formula's quantities and the single edits, as hints name them.
  private var references: [String] {
    rule.edits.map { FormulaMistake.name(of: $0.quantity, in: exercise) }
      + rule.editNames.map { "\(exercise).\($0)" }
  }
}
