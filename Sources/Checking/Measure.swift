/// A number by which submissions can be ranked, for example the length of a run.
public struct Measure: Sendable, Equatable, Codable {
  /// What was measured, for example `Steps to the minimum`.
  public let name: String
  public let value: Double
  /// Whether less is better.
  public let lessIsBetter: Bool

  public init(_ name: String, _ value: Double, lessIsBetter: Bool) {
    self.name = name
    self.value = value
    self.lessIsBetter = lessIsBetter
  }
}
