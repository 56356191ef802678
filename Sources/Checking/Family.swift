public import Observations

/// Misconceptions with a number in them that could be any, such as a learning rate that somebody
/// wrote down: the number is read off the runs, and then the runs must bear it out.
public struct Family<Scenario: Sendable>: Sendable {
  /// What a member may be called, for those who list what can be recognised.
  public let names: [VariantName]
  /// Returns the member that the runs point to, or nil where they point to none.
  public let member: @Sendable (_ runs: [ObservedRun<Scenario>]) throws -> Variant<Scenario>?

  public init(
    _ names: [VariantName],
    member: @escaping @Sendable (_ runs: [ObservedRun<Scenario>]) throws -> Variant<Scenario>?
  ) {
    self.names = names
    self.member = member
  }
}

/// A scenario, and what was seen of a submission on it.
public struct ObservedRun<Scenario>: Sendable where Scenario: Sendable {
  public let scenario: Scenario
  public let trace: Trace
  /// Whether it parts from what was expected.
  let parts: Bool
  /// How many steps were expected of it.
  let steps: Int
}
