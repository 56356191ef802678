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

  /// The number of the first row that differs from what was expected by the check's comparing, or nil
  /// where all rows agree.
  public var firstDifferentRow: Int? {
    guard isWrong else { return nil }
    return firstDifferentIndex.map { deciding[$0].number }
  }

  /// The first row that differs and holds a number, and the index of the number in it that differs
  /// most; the first number of the last row where there are other rows or more numbers than expected.
  var firstDifference: (row: Int, index: Int)? {
    guard let row = firstDifferentIndex else { return nil }
    guard row < expected.count, deciding[row].isSamePlace(as: expected[row]) else {
      return lastNumber
    }
    let (numbers, right) = (deciding[row].value.allNumbers, expected[row].value.allNumbers)
    guard numbers.count == right.count else { return lastNumber }
    let deviations = zip(numbers, right).map(Tolerance.deviation(of:from:))
    return deviations.indices.max { deviations[$0] < deviations[$1] }.map { (row, $0) }
  }

  /// The index of the first row that differs by the check's comparing; that of the last row where
  /// there are other rows than expected.
  ///
  /// A row whose expected number is not finite, so that nothing can be compared, counts as different.
  private var firstDifferentIndex: Int? {
    for (row, (actual, right)) in zip(deciding, expected).enumerated() {
      guard actual.isSamePlace(as: right) else { return deciding.indices.last }
      let comparison = comparing.compare(expected: Trace([right]), actual: Trace([actual]))
      if !comparison.agrees || comparison.isEmpty { return row }
    }
    return deciding.count == expected.count ? nil : deciding.indices.last
  }

  private var lastNumber: (row: Int, index: Int)? {
    guard let last = deciding.last, !last.value.allNumbers.isEmpty else { return nil }
    return (deciding.count - 1, 0)
  }
}

extension Trace.Row {
  /// Whether both rows have the same label and the same number.
  fileprivate func isSamePlace(as other: Trace.Row) -> Bool {
    label == other.label && number == other.number
  }
}
