internal import Observations

/// The numbers among which an unknown constant is searched for.
public enum ConstantRange: Sendable {
  /// From 1e-16 to 1e16.
  case positive
  /// Between 0 and 1.
  case fraction

  /// The points between which a change of the difference's sign is searched for.
  fileprivate var grid: [Double] {
    switch self {
    case .positive:
      (-32...32).map { Self.power(of: 10, Double($0 / 2)) * ($0 % 2 == 0 ? 1 : $0 < 0 ? 0.3 : 3) }
        .sorted()
    case .fraction:
      [
        0.0001, 0.01, 0.03, 0.07, 0.13, 0.22, 0.32, 0.42, 0.52, 0.62, 0.71, 0.78, 0.84, 0.88, 0.915,
        0.94, 0.96, 0.975, 0.985, 0.9925, 0.9965, 0.9985, 0.9995, 0.99985, 0.99999, 0.999999,
      ]
    }
  }

  private static func power(of base: Double, _ exponent: Double) -> Double {
    let whole = Int(exponent)
    let product = (0..<abs(whole)).reduce(1.0) { product, _ in product * base }
    return whole < 0 ? 1 / product : product
  }
}

extension Family {
  /// Creates a family whose members differ in one real number.
  ///
  /// The number is the root of the difference between the variant and a run, at the first number
  /// of the run that is not as expected. Of the roots' decimal roundings, the shortest that every run
  /// agrees with is taken.
  ///
  /// - Parameters:
  ///   - name: The members' name.
  ///   - range: The numbers that are searched.
  ///   - shortened: Returns a scenario that ends after this many rows that count for the verdict, to
  ///     save time.
  ///   - variant: Makes a member.
  /// - Returns: The family.
  public static func fitted(
    _ name: VariantName, in range: ConstantRange,
    shortened: @escaping @Sendable (_ scenario: Scenario, _ rows: Int) -> Scenario,
    variant: @escaping @Sendable (_ constant: Double) -> Variant<Scenario>
  ) -> Family {
    Family([name]) { runs, agrees in
      for clue in Clue.cheapest(of: runs, shortened: shortened) {
        for constant in clue.constants(in: range, of: variant) where agrees(variant(constant)) {
          return variant(constant)
        }
      }
      return nil
    }
  }
}

/// A number that a run gave and that differs from the expected one.
private struct Clue<Scenario: Sendable> {
  let scenario: Scenario
  let decides: @Sendable (Trace.Row) -> Bool
  let row: Int
  let index: Int
  let actual: Double

  /// Returns the clues that are cheapest to compare with, at most twelve.
  static func cheapest(
    of runs: [ObservedRun<Scenario>], shortened: (_ scenario: Scenario, _ rows: Int) -> Scenario
  ) -> [Clue] {
    let clues = runs.compactMap { run -> Clue? in
      guard let (row, index) = run.firstDifference else { return nil }
      let actual = run.deciding[row].value.allNumbers[index]
      guard actual.isFinite else { return nil }
      return Clue(
        scenario: shortened(run.scenario, row + 1), decides: run.decides, row: row, index: index,
        actual: actual)
    }
    let order = clues.indices.sorted { (clues[$0].row, $0) < (clues[$1].row, $1) }
    return order.prefix(12).map { clues[$0] }
  }

  /// Returns the difference between a variant and the clue, zero where only rounding is left of it,
  /// and nil where the two cannot be compared.
  private func difference(from variant: Variant<Scenario>, within bound: Double) -> Double? {
    guard let trace = try? variant.expect(scenario) else { return nil }
    guard let values = trace.rows.filter(decides).dropFirst(row).first?.value.allNumbers,
      values.indices.contains(index), !values[index].isNaN
    else { return nil }
    let difference = values[index] - actual
    return abs(difference) <= bound * max(1, abs(actual)) ? 0 : difference
  }

  /// Returns the constants at which a variant meets the clue, the shorter decimals of each root first.
  func constants(
    in range: ConstantRange, of variant: (_ constant: Double) -> Variant<Scenario>
  ) -> [Double] {
    let grid = range.grid
    let differences = grid.map { difference(from: variant($0), within: 4e-16) }
    var roots: [Double] = []
    for (place, constant) in grid.enumerated() where differences[place] == 0 {
      // Where a neighbour meets the clue as well, the number does not depend on the constant.
      let neighbours = [place - 1, place + 1].filter(grid.indices.contains)
      if neighbours.allSatisfy({ differences[$0] != 0 }) { roots.append(constant) }
    }
    for place in grid.indices.dropLast() {
      guard let below = differences[place], let above = differences[place + 1],
        below < 0 && above > 0 || below > 0 && above < 0
      else { continue }
      roots.append(root(of: variant, between: grid[place], and: grid[place + 1], below: below))
    }
    return roots.flatMap { roundings(of: $0, variant) }
  }

  /// Halves an interval until it cannot be halved again.
  private func root(
    of variant: (_ constant: Double) -> Variant<Scenario>, between low: Double, and high: Double,
    below: Double
  ) -> Double {
    var (low, high) = (low, high)
    for _ in 0..<64 {
      let middle = (low + high) / 2
      guard middle > low, middle < high,
        let found = difference(from: variant(middle), within: 0), found != 0
      else { return middle }
      if (found < 0) == (below < 0) { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }

  /// Returns the decimals near a root that still meet the clue, the shortest first.
  private func roundings(
    of root: Double, _ variant: (_ constant: Double) -> Variant<Scenario>
  ) -> [Double] {
    var found: [Double] = []
    for digits in 1...15 {
      let rounded = Double(NumberText.short(root, digits: digits)) ?? root
      if found.last != rounded, difference(from: variant(rounded), within: 1e-11) == 0 {
        found.append(rounded)
      }
    }
    return found
  }
}
