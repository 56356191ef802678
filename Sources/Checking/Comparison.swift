public import Observations

/// An observed trace held against an expected one.
public struct Comparison: Sendable, Equatable {
  /// Where the two first part, or nil where they agree to the end.
  public let divergence: Divergence?
  /// The largest |actual − expected| / max(1, |expected|) over all rows that could be compared.
  public let largestDeviation: Double
  /// How many numbers were compared.
  public let count: Int

  public var agrees: Bool { divergence == nil }

  /// Compares row by row. Where the expected numbers leave the finite ones, the comparison ends:
  /// a diverging reference judges nobody.
  public init(
    expected: Trace, actual: Trace, tolerance: Tolerance = .standard, scenario: String
  ) {
    var first: Divergence?
    var largest = 0.0
    var count = 0
    func note(_ kind: Divergence.Kind, _ expected: Trace.Row?, _ actual: Trace.Row?) {
      guard first == nil, let named = expected ?? actual else { return }
      first = Divergence(
        kind, label: named.label, step: named.step, expected: expected?.values ?? [],
        actual: actual?.values ?? [], scenario: scenario)
    }
    for (index, row) in expected.rows.enumerated() {
      guard row.values.allSatisfy(\.isFinite) else {
        self.init(divergence: first, largestDeviation: largest, count: count)
        return
      }
      guard index < actual.rows.count, actual.rows[index].label == row.label,
        actual.rows[index].step == row.step
      else {
        note(.missing, row, nil)
        break
      }
      let seen = actual.rows[index]
      guard seen.values.count == row.values.count else {
        note(.shape, row, seen)
        continue
      }
      for (number, reference) in zip(seen.values, row.values) {
        let deviation = Tolerance.deviation(of: number, from: reference)
        if deviation > tolerance.bound { note(.values, row, seen) }
        largest = max(largest, deviation)
        count += 1
      }
    }
    if actual.rows.count > expected.rows.count {
      note(.unexpected, nil, actual.rows[expected.rows.count])
    }
    self.init(divergence: first, largestDeviation: largest, count: count)
  }

  private init(divergence: Divergence?, largestDeviation: Double, count: Int) {
    self.divergence = divergence
    self.largestDeviation = largestDeviation
    self.count = count
  }
}
