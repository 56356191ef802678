public import Observations

/// A scenario, what was observed of a submission on it, and what was expected.
public struct ObservedRun<Scenario: Sendable>: Sendable {
  public let scenario: Scenario
  public let trace: Trace
  /// Whether a row counts for the verdict, or only helps to explain it.
  let decides: @Sendable (Trace.Row) -> Bool
  /// The rows of the trace that count for the verdict.
  let deciding: [Trace.Row]
  /// The expected rows that count for the verdict.
  let expected: [Trace.Row]
  /// Whether it differs from what was expected.
  let isWrong: Bool
  /// How its check compares.
  let comparing: Comparing<Trace>
  let evidence: EvidenceRule
  /// How much it shows by the evidence rule.
  let amount: Int

  init(
    _ scenario: Scenario, trace: Trace, expected: Trace, isWrong: Bool,
    of check: ComparisonChecks<Scenario>.Check,
    decides: @escaping @Sendable (Trace.Row) -> Bool
  ) {
    self.scenario = scenario
    self.trace = trace
    self.decides = decides
    deciding = trace.rows.filter(decides)
    self.expected = expected.rows.filter(decides)
    self.isWrong = isWrong
    comparing = check.comparing
    evidence = check.evidence
    amount = check.evidence.amount(expected)
  }

  /// Whether it shows enough to count as evidence where it is wrong.
  var showsEnough: Bool { amount >= evidence.least }

  /// The number of the first row that differs from what was expected, or nil where all rows agree.
  public var firstDifferentRow: Int? {
    guard isWrong else { return nil }
    return firstDifference.map { deciding[$0.row].number }
  }

  /// The first row of numbers that differs, and the index of the number in it that differs most; the
  /// last row where there are other rows than expected.
  var firstDifference: (row: Int, index: Int)? {
    for (row, (actual, right)) in zip(deciding, expected).enumerated() {
      guard actual.label == right.label, actual.number == right.number,
        actual.values.count == right.values.count
      else { return lastNumber }
      let deviations = zip(actual.values, right.values).map(Tolerance.deviation(of:from:))
      guard let largest = deviations.indices.max(by: { deviations[$0] < deviations[$1] }),
        deviations[largest] > Tolerance.standard.bound
      else { continue }
      return (row, largest)
    }
    return deciding.count == expected.count ? nil : lastNumber
  }

  private var lastNumber: (row: Int, index: Int)? {
    guard let last = deciding.last, !last.values.isEmpty else { return nil }
    return (deciding.count - 1, 0)
  }
}
