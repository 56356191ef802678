internal import Observations

extension ComparisonChecks {
  /// Names the misconceptions that coincide with every run that was seen.
  ///
  /// None is claimed where only runs of fewer than three steps went wrong: there, many rules
  /// coincide by chance. Where several coincide in what decides, those are meant that coincide in
  /// what only explains, too.
  func diagnose(_ runs: [ObservedRun<Scenario>]) -> Diagnosis? {
    guard runs.contains(where: { $0.parts && $0.steps >= 3 }) else { return nil }
    let order = mostTellingFirst(runs)
    var matches: [Match] = []
    for forgiving in [false, true] where matches.isEmpty {
      matches = misconceptions.compactMap { match($0, runs, order, forgiving: forgiving) }
      if matches.isEmpty { matches = member(runs, order, forgiving: forgiving) }
    }
    // Imprecision shows on many inputs; what differs on a few of them has another reason.
    let isWidespread = 3 * runs.count(where: \.parts) > runs.count { $0.steps > 0 }
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
      steps: runs.map(\.steps).reduce(0, +))
  }

  /// A misconception that coincides with every run.
  private struct Match {
    let name: VariantName
    let deviation: Double
    /// Whether it coincides in the rows, too, that decide nothing.
    let explains: Bool
  }

  /// Returns the order in which the runs rule most out at least cost: a short one, then those that
  /// went wrong, then the rest.
  private func mostTellingFirst(_ runs: [ObservedRun<Scenario>]) -> [Int] {
    let byLength = runs.indices.sorted {
      (runs[$0].trace.rows.count, $0) < (runs[$1].trace.rows.count, $1)
    }
    let short = byLength.first { runs[$0].steps >= 3 }
    let wrong = byLength.filter { runs[$0].parts }
    let right = byLength.filter { !runs[$0].parts }
    return (short.map { [$0] } ?? []) + (wrong + right).filter { $0 != short }
  }

  /// Returns the first member of a family that coincides with every run.
  private func member(
    _ runs: [ObservedRun<Scenario>], _ order: [Int], forgiving: Bool
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

  /// Returns how a variant coincides with the runs, or nil where one of them leaves it.
  ///
  /// A mistake may send the parameters where the smallest difference in rounding grows at every step.
  /// One who is `forgiving` ends the comparison of a run where it leaves the variant slowly, once three
  /// steps agreed, as long as most runs agree to their end.
  private func match(
    _ variant: Variant<Scenario>, _ runs: [ObservedRun<Scenario>], _ order: [Int],
    forgiving: Bool
  ) -> Match? {
    var forgiven = 0
    let expect = variant.expectation()
    var largest = 0.0
    var count = 0
    var explains = true
    for index in variant.outlivesScenarios ? Array(runs.indices) : order {
      let run = runs[index]
      guard let expected = try? expect(run.scenario) else { return nil }
      let comparison = Comparison(
        expected: Trace(expected.rows.filter(decides)),
        actual: Trace(run.trace.rows.filter(decides)), tolerance: variant.tolerance, scenario: "")
      if comparison.agrees, end(of: expected) == end(of: run.trace) {
        largest = max(largest, comparison.largestDeviation)
        count += comparison.count
      } else {
        guard forgiving, let divergence = comparison.divergence,
          divergence.isSlow(variant.tolerance)
        else {
          return nil
        }
        forgiven += 1
      }
      explains = explains && expected.rows.map(\.label) == run.trace.rows.map(\.label)
    }
    guard count > 0, 2 * forgiven < runs.count else { return nil }
    return Match(name: variant.name, deviation: largest, explains: explains)
  }

  /// Returns where the deciding rows of a trace leave the finite numbers.
  private func end(of trace: Trace) -> Int? {
    trace.rows.filter(decides).firstIndex { !$0.values.allSatisfy(\.isFinite) }
  }
}

extension Divergence {
  /// Whether the two part so little and so late that rounding can have grown into it.
  fileprivate func isSlow(_ tolerance: Tolerance) -> Bool {
    guard kind == .values, step >= 3 else { return false }
    let wider = Tolerance(1000 * tolerance.bound)
    return zip(actual, expected).allSatisfy { wider.accepts($0, for: $1) }
  }
}
