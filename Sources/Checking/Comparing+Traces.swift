public import Observations

extension Comparing where Value == Trace {
  /// Compares rows in their order: their labels and numbers exactly, their values by one comparison.
  public static func rows(_ value: Comparing<ObservedValue>) -> Comparing {
    Comparing(tolerance: value.tolerance) { expected, actual, override, comparison in
      comparison.compareRows(of: actual, with: expected) { reference, row, comparison in
        value.body(reference.value, row.value, override, &comparison)
      }
    }
  }

  /// Compares rows in their order, the values of some by a comparison for their label.
  ///
  /// Each comparison keeps its own tolerance.
  public static func rows(
    byLabel values: [String: Comparing<ObservedValue>],
    others: Comparing<ObservedValue> = .numbers()
  ) -> Comparing {
    Comparing(tolerance: others.tolerance) { expected, actual, override, comparison in
      comparison.compareRows(of: actual, with: expected) { reference, row, comparison in
        let value = values[reference.label] ?? others
        value.body(reference.value, row.value, override, &comparison)
      }
    }
  }

  /// Compares rows in their order: numbers within a tolerance, everything else exactly.
  ///
  /// The comparison ends before the first row whose expected value holds a number that is not finite.
  /// No submission loses points for rows after which the reference itself diverges.
  public static func numbers(within tolerance: Tolerance = .standard) -> Comparing {
    let value = Comparing<ObservedValue>.numbers(within: tolerance)
    return Comparing(tolerance: tolerance) { expected, actual, override, comparison in
      let bound = override ?? tolerance
      comparison.compareRows(of: actual, with: expected, until: { !$0.value.isFinite }) {
        reference, row, comparison in
        if case .numbers(let expected) = reference.value, case .numbers(let numbers) = row.value,
          !expected.isEmpty || !numbers.isEmpty
        {
          comparison.compare(numbers, with: expected, within: bound)
        } else {
          value.body(reference.value, row.value, override, &comparison)
        }
      }
    }
  }

  /// Compares every row's value exactly.
  public static var exactly: Comparing { rows(.exactly) }

  /// Compares every row's value as a set: in any order.
  public static var set: Comparing { rows(.set) }

  /// Compares every row's value as a sequence: element by element.
  public static var sequence: Comparing { rows(.sequence) }

  /// Compares every row's value as a text.
  public static var text: Comparing { rows(.text) }
}

extension Comparison {
  /// Compares the rows of two traces in their order, up to the first expected row that `ends` the
  /// comparison.
  @inline(__always)
  fileprivate mutating func compareRows(
    of actual: Trace, with expected: Trace, until ends: (Trace.Row) -> Bool = { _ in false },
    by compare: (_ expected: Trace.Row, _ actual: Trace.Row, _ comparison: inout Comparison) -> Void
  ) {
    for (index, row) in expected.rows.enumerated() {
      if ends(row) { return }
      guard index < actual.rows.count, actual.rows[index].label == row.label,
        actual.rows[index].number == row.number
      else {
        addRow(.missing, row, expected: row.value, actual: [])
        break
      }
      let agreed = agrees
      compare(row, actual.rows[index], &self)
      if agreed, !agrees { locate(label: row.label, number: row.number) }
    }
    if actual.rows.count > expected.rows.count {
      let row = actual.rows[expected.rows.count]
      addRow(.unexpected, row, expected: [], actual: row.value)
    }
  }

  private mutating func addRow(
    _ kind: Divergence.Kind, _ row: Trace.Row, expected: ObservedValue, actual: ObservedValue
  ) {
    add(
      Divergence(
        kind, label: row.label, number: row.number, expected: expected, actual: actual))
  }
}
