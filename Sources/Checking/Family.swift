public import Observations

/// Misconceptions that differ in one number, such as a learning rate that is written into the code.
///
/// The number is computed from the runs. The member with that number is claimed only where every run
/// agrees with it.
public struct Family<Scenario: Sendable>: Sendable {
  /// Tells whether every run agrees with a variant.
  public typealias Agreement = (_ variant: Variant<Scenario>) -> Bool

  /// The names that members can have.
  public let names: [VariantName]
  /// Returns the first member that every run agrees with.
  let member: @Sendable (_ runs: [ObservedRun<Scenario>], Agreement) throws -> Variant<Scenario>?

  /// Creates a family that computes its only candidate from the runs.
  public init(
    _ names: [VariantName],
    member: @escaping @Sendable (_ runs: [ObservedRun<Scenario>]) throws -> Variant<Scenario>?
  ) {
    self.init(names) { runs, agrees in
      try member(runs).flatMap { agrees($0) ? $0 : nil }
    }
  }

  init(
    _ names: [VariantName],
    search:
      @escaping @Sendable (
        _ runs: [ObservedRun<Scenario>], Agreement
      ) throws -> Variant<Scenario>?
  ) {
    self.names = names
    member = search
  }
}

extension Family {
  /// A family whose members differ in a whole number that is read off the runs, such as the step
  /// after which a submission stops.
  public static func counted(
    _ name: VariantName, candidates: @escaping @Sendable (_ runs: [ObservedRun<Scenario>]) -> [Int],
    variant: @escaping @Sendable (_ number: Int) -> Variant<Scenario>
  ) -> Family {
    Family([name]) { runs, agrees in
      candidates(runs).lazy.map(variant).first(where: agrees)
    }
  }
}

/// A scenario, and what was observed of a submission on it.
public struct ObservedRun<Scenario>: Sendable where Scenario: Sendable {
  public let scenario: Scenario
  public let trace: Trace
  /// Tells the rows that decide from those that only help to explain.
  let decides: @Sendable (Trace.Row) -> Bool
  /// The rows of the trace that decide.
  let deciding: [Trace.Row]
  /// The rows that were expected in their place.
  let expected: [Trace.Row]
  /// Whether it differs from what was expected.
  let parts: Bool
  /// How many steps were expected of it.
  let steps: Int

  init(
    _ scenario: Scenario, trace: Trace, expected: Trace, parts: Bool,
    decides: @escaping @Sendable (Trace.Row) -> Bool
  ) {
    self.scenario = scenario
    self.trace = trace
    self.decides = decides
    deciding = trace.rows.filter(decides)
    self.expected = expected.rows.filter(decides)
    self.parts = parts
    steps = expected.rows.map(\.step).max() ?? 0
  }

  /// The number of steps taken at the first row that differs from what was expected, or nil where
  /// all rows agree.
  public var firstDifferentStep: Int? {
    guard parts else { return nil }
    return firstDifference.map { deciding[$0.row].step }
  }

  /// The first row that differs in its numbers, and the number in it that differs most; the last row,
  /// where there are other rows than expected.
  var firstDifference: (row: Int, index: Int)? {
    for (row, (actual, right)) in zip(deciding, expected).enumerated() {
      guard actual.label == right.label, actual.step == right.step,
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
