internal import Observations

/// How much a check's runs must show before a mistake may be named from them.
///
/// A mistake is named only where it coincides with every run of the exercise. Where the runs show
/// little, many mistakes coincide by chance.
public struct EvidenceRule: Sendable {
  /// What is counted, for example `input` and `inputs`.
  let unit: (one: String, many: String)
  /// How much a wrong run must show to count as evidence.
  let least: Int
  /// How many such runs there must be.
  let wrongRuns: Int
  /// How much a run shows, judged by what was expected of it.
  let amount: @Sendable (_ expected: Trace) -> Int

  private init(
    unit: (one: String, many: String), least: Int, wrongRuns: Int,
    amount: @escaping @Sendable (Trace) -> Int
  ) {
    self.unit = unit
    self.least = least
    self.wrongRuns = wrongRuns
    self.amount = amount
  }

  /// Creates the rule for a function that is called once per run: at least `least` runs must be wrong.
  public static func inputs(wrong least: Int = 1) -> EvidenceRule {
    EvidenceRule(unit: ("input", "inputs"), least: 1, wrongRuns: least) { _ in 1 }
  }

  /// Creates the rule for a process in which each row depends on the rows before: at least one wrong
  /// run must have an expected row with the number `least` or a larger one.
  ///
  /// - Parameters:
  ///   - least: The least number that the last row of a wrong run must have.
  ///   - one: What the rows are numbered by, for example `call`.
  ///   - many: The same in the plural.
  /// - Returns: The rule.
  public static func rows(
    atLeast least: Int, _ one: String = "row", _ many: String = "rows"
  ) -> EvidenceRule {
    EvidenceRule(unit: (one, many), least: least, wrongRuns: 1) { expected in
      expected.rows.map(\.number).max() ?? 0
    }
  }
}

extension EvidenceRule {
  /// Whether the runs of a check, each with whether it is wrong and how much it shows, are enough.
  func isMet(by runs: [(isWrong: Bool, amount: Int)]) -> Bool {
    runs.count { $0.isWrong && $0.amount >= least } >= wrongRuns
  }

  /// Returns an amount with its unit, for example `1 input` or `1,204 steps`.
  func text(_ amount: Int) -> String {
    "\(NumberText.grouped(amount)) \(amount == 1 ? unit.one : unit.many)"
  }
}
