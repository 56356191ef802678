public import Observations

/// One way to do an exercise: the lesson's own, another that is as right (a convention), or one
/// that is wrong and has a name (a misconception).
public struct Variant<Scenario>: Sendable {
  /// The name in reports and hints, for example `adam.no-bias-correction`.
  public let id: String
  /// One sentence to the student.
  public let sentence: String
  /// Returns what a submission that does it this way would show.
  public let expect: @Sendable (Scenario) throws -> Trace

  public init(
    _ id: String, _ sentence: String, expect: @escaping @Sendable (Scenario) throws -> Trace
  ) {
    self.id = id
    self.sentence = sentence
    self.expect = expect
  }
}

/// A variant's name and sentence, without its rule: what a report may show.
public struct VariantName: Sendable, Equatable {
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
