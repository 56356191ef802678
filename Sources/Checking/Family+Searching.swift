public import Observations

extension Family {
  /// Creates a family that compares candidates with a short wrong run before they are compared with
  /// every run.
  ///
  /// Of the candidates that coincide in the rows that count for the verdict, those come first that
  /// have the other rows, too, then those that have them but for some that may be absent.
  ///
  /// - Parameters:
  ///   - names: The names that are known beforehand.
  ///   - optional: The label of rows that may be absent.
  ///   - candidates: Returns the candidates, the most probable first.
  ///   - expect: Returns what is observed of a candidate on a scenario.
  ///   - variant: Returns a candidate with its name and its sentence.
  /// - Returns: The family.
  public static func searched<Candidate>(
    _ names: [VariantName], optional: String? = nil,
    candidates: @escaping @Sendable (_ runs: [ObservedRun<Scenario>]) -> [Candidate],
    expect: @escaping @Sendable (_ candidate: Candidate, _ scenario: Scenario) throws -> Trace,
    variant: @escaping @Sendable (_ candidate: Candidate) -> Variant<Scenario>
  ) -> Family {
    Family(names) { runs, agrees in
      let wrong = runs.filter(\.isWrong)
      let enough = wrong.filter(\.showsEnough)
      guard
        let short = (enough.isEmpty ? wrong : enough)
          .min(by: { $0.trace.rows.count < $1.trace.rows.count })
      else { return nil }
      var matches: [(rank: Int, variant: Variant<Scenario>)] = []
      for candidate in candidates(runs) {
        guard let expected = try? expect(candidate, short.scenario), short.agrees(with: expected)
        else { continue }
        let (labels, others) = (expected.rows.map(\.label), short.trace.rows.map(\.label))
        let isNear = labels.filter { $0 != optional } == others.filter { $0 != optional }
        matches.append((labels == others ? 0 : isNear ? 1 : 2, variant(candidate)))
      }
      for rank in 0...2 {
        for match in matches where match.rank == rank && agrees(match.variant) {
          return match.variant
        }
      }
      return nil
    }
  }
}

extension ObservedRun {
  /// Whether the rows that count for the verdict coincide with those that are expected of a variant.
  fileprivate func agrees(with expected: Trace) -> Bool {
    let rows = expected.rows.filter(decides)
    guard rows.count == deciding.count,
      zip(rows, deciding).allSatisfy({ $0.label == $1.label && $0.number == $1.number })
    else { return false }
    return comparing.compare(expected: Trace(rows), actual: Trace(deciding)).agrees
  }
}
