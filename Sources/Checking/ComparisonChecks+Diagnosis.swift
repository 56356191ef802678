internal import Observations

extension ComparisonChecks {
  /// Names the misconceptions that coincide with every run, given the runs of each check.
  ///
  /// None is named where no check's evidence rule is met. Where several coincide in the rows that
  /// count for the verdict, those are named that coincide in the other rows, too.
  func diagnose(_ checks: [[ObservedRun<Scenario>]]) -> Diagnosis? {
    let hasEvidence = checks.contains { runs in
      runs.first?.evidence.isMet(by: runs.map { ($0.isWrong, $0.amount) }) ?? false
    }
    guard hasEvidence else { return nil }
    let runs = checks.flatMap(\.self)
    let order = cheapestFirst(runs)
    var matches: [Match] = []
    for forgiving in [false, true] where matches.isEmpty {
      matches = misconceptions.compactMap { match($0, runs, order, forgiving: forgiving) }
      if matches.isEmpty { matches = member(of: families, runs, order, forgiving: forgiving) }
    }
    if matches.isEmpty { matches = member(of: searches, runs, order, forgiving: false) }
    // Imprecision shows on many inputs. A difference on a few of them has another reason.
    let isWidespread = 3 * runs.count(where: \.isWrong) > runs.count { $0.amount > 0 }
    if matches.isEmpty, isWidespread {
      matches = approximations.compactMap { match($0, runs, order, forgiving: true) }
    }
    if Set(matches.map(\.name.id)).count > 1, matches.contains(where: \.explains) {
      matches.removeAll { !$0.explains }
    }
    var names: [VariantName] = []
    for match in matches where !names.contains(where: { $0.id == match.name.id }) {
      names.append(match.name)
    }
    guard !names.isEmpty else { return nil }
    return Diagnosis(
      misconceptions: names, largestDeviation: matches.map(\.deviation).min() ?? 0,
      evidence: evidence(checks))
  }

  /// Says how much the runs show in all, for example `1,204 steps`.
  private func evidence(_ checks: [[ObservedRun<Scenario>]]) -> String {
    var amounts: [(rule: EvidenceRule, amount: Int)] = []
    for run in checks.flatMap(\.self) {
      if let index = amounts.firstIndex(where: { $0.rule.unit == run.evidence.unit }) {
        amounts[index].amount += run.amount
      } else {
        amounts.append((run.evidence, run.amount))
      }
    }
    return amounts.map { $0.rule.text($0.amount) }.joined(separator: " and ")
  }

  /// A misconception that coincides with every run.
  private struct Match {
    let name: VariantName
    let deviation: Double
    /// Whether it coincides in the rows, too, that do not count for the verdict.
    let explains: Bool
  }

  /// Returns the order of runs in which most variants are ruled out at least cost: a short one first,
  /// then those that are wrong, then the rest.
  private func cheapestFirst(_ runs: [ObservedRun<Scenario>]) -> [Int] {
    let byLength = runs.indices.sorted {
      (runs[$0].trace.rows.count, $0) < (runs[$1].trace.rows.count, $1)
    }
    let short = byLength.first { runs[$0].showsEnough }
    let wrong = byLength.filter { runs[$0].isWrong }
    let right = byLength.filter { !runs[$0].isWrong }
    return (short.map { [$0] } ?? []) + (wrong + right).filter { $0 != short }
  }

  /// Returns the first member of a family that coincides with every run.
  private func member(
    of families: [Family<Scenario>], _ runs: [ObservedRun<Scenario>], _ order: [Int],
    forgiving: Bool
  ) -> [Match] {
    for family in families {
      var found: Match?
      _ = try? family.member(runs) { member in
        found = match(member, runs, order, forgiving: forgiving)
        return found != nil
      }
      if let found { return [found] }
    }
    return []
  }

  /// Returns how a variant coincides with the runs, or nil where it differs from one of them.
  ///
  /// A mistake may lead to where the smallest difference in rounding grows from row to row. With
  /// `forgiving`, a run may differ from the variant a little in a late row, as long as most runs agree to
  /// their end.
  private func match(
    _ variant: Variant<Scenario>, _ runs: [ObservedRun<Scenario>], _ order: [Int],
    forgiving: Bool
  ) -> Match? {
    var forgiven = 0
    let expect = variant.expectation()
    var total = Comparison()
    var explains = true
    for index in variant.remembersScenarios ? Array(runs.indices) : order {
      let run = runs[index]
      guard let expected = try? expect(run.scenario) else { return nil }
      let deciding = expected.rows.filter(decides)
      let comparison = run.comparing.within(variant.tolerance).compare(
        expected: Trace(deciding), actual: Trace(run.deciding))
      if comparison.agrees, end(of: deciding) == end(of: run.deciding) {
        total.addCounts(of: comparison)
      } else {
        guard forgiving, let divergence = comparison.divergence,
          divergence.isLateAndSmall(
            variant.tolerance ?? run.comparing.tolerance, after: run.evidence)
        else {
          return nil
        }
        forgiven += 1
      }
      explains = explains && expected.rows.map(\.label) == run.trace.rows.map(\.label)
    }
    guard !total.isEmpty, 2 * forgiven < runs.count else { return nil }
    return Match(name: variant.name, deviation: total.largestDeviation, explains: explains)
  }

  /// Returns the index of the first row with a number that is not finite.
  private func end(of rows: [Trace.Row]) -> Int? {
    rows.firstIndex { !$0.value.isFinite }
  }
}

extension Divergence {
  /// Whether it is so small, and in so late a row, that it can have grown from rounding.
  fileprivate func isLateAndSmall(_ tolerance: Tolerance, after rule: EvidenceRule) -> Bool {
    guard kind == .values, number >= rule.least, case .numbers(let expected) = expected,
      case .numbers(let actual) = actual
    else { return false }
    let wider = Tolerance(1000 * tolerance.bound)
    return zip(actual, expected).allSatisfy { wider.accepts($0, for: $1) }
  }
}
