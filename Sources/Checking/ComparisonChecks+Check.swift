public import Observations

extension ComparisonChecks {
  /// Some scenarios that are worth points together: all of them, where a submission agrees on every
  /// scenario, or none.
  public struct Check: Sendable {
    public let id: String
    public let title: String
    public let points: Int
    /// How what is observed is compared with what is expected.
    public let comparing: Comparing<Trace>
    /// How much its runs must show before a mistake may be named from them.
    public let evidence: EvidenceRule
    /// Draws the scenarios.
    public let scenarios: @Sendable (inout SeededGenerator) -> [Scenario]

    /// Creates a check.
    ///
    /// - Parameters:
    ///   - id: The name in reports.
    ///   - title: What is checked, in a few words.
    ///   - points: What it is worth.
    ///   - comparing: How to compare; numbers within 1e-9 and all else exactly, if nothing is said.
    ///   - evidence: How much its runs must show before a mistake is named from them.
    ///   - scenarios: Returns the scenarios: each is a value or a tuple of values that the exercise's
    ///     function is called with.
    public init(
      _ id: String, _ title: String, points: Int, comparing: Comparing<Trace> = .numbers(),
      evidence: EvidenceRule = .inputs(),
      scenarios: @escaping @Sendable (inout SeededGenerator) -> [Scenario]
    ) {
      self.id = id
      self.title = title
      self.points = points
      self.comparing = comparing
      self.evidence = evidence
      self.scenarios = scenarios
    }
  }
}
