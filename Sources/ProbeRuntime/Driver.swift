public import Observations

/// How one exercise of a submission is put through a scenario.
public struct Driver: Sendable {
  public let exercise: String
  /// Drives the submission through a scenario and tells what was seen.
  public let drive: @Sendable (_ scenario: [UInt8]) throws(WireFault) -> Trace

  /// Creates the driver of an exercise whose scenarios are `Scenario` values.
  public init<Scenario: WireCodable>(
    _ exercise: String, drive: @escaping @Sendable (Scenario) -> Trace
  ) {
    self.exercise = exercise
    self.drive = { scenario throws(WireFault) in drive(try Scenario(wireBytes: scenario)) }
  }
}
