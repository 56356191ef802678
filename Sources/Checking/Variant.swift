public import Observations

/// One way to do an exercise: the lesson's own, another that is as right (a convention), or one
/// that is wrong and has a name (a misconception).
public struct Variant<Scenario>: Sendable {
  /// The name in reports and hints, for example `adam.no-bias-correction`.
  public let id: String
  /// One sentence to the student.
  public let sentence: String
  /// How near a run must come to be called this variant.
  public let tolerance: Tolerance
  /// Whether one scenario leaves something behind for the next.
  let outlivesScenarios: Bool
  private let begin: @Sendable () -> (Scenario) throws -> Trace

  public init(
    _ id: String, _ sentence: String, tolerance: Tolerance = .standard,
    expect: @escaping @Sendable (Scenario) throws -> Trace
  ) {
    self.id = id
    self.sentence = sentence
    self.tolerance = tolerance
    outlivesScenarios = false
    begin = { expect }
  }

  /// A variant that remembers something from one scenario to the next, as a submission does that
  /// keeps it on a type.
  ///
  /// `begin` is what the start of a program is to a submission: what it returns is called with
  /// scenario after scenario.
  public init(
    _ id: String, _ sentence: String,
    acrossScenarios begin: @escaping @Sendable () -> (Scenario) throws -> Trace
  ) {
    self.id = id
    self.sentence = sentence
    tolerance = .standard
    outlivesScenarios = true
    self.begin = begin
  }

  /// Returns what a submission that does it this way would show, asked this and nothing before.
  public func expect(_ scenario: Scenario) throws -> Trace {
    try begin()(scenario)
  }

  /// Returns what a submission that does it this way would show, asked one after another.
  package func expectation() -> (Scenario) throws -> Trace {
    begin()
  }
}

/// A variant's name and sentence, without its rule: what a report may show.
public struct VariantName: Sendable, Equatable, Codable {
  public let id: String
  public let sentence: String

  public init(id: String, sentence: String) {
    self.id = id
    self.sentence = sentence
  }
}

extension Variant {
  /// The variant's name and sentence.
  public var name: VariantName { VariantName(id: id, sentence: sentence) }
}
