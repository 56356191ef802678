public import Observations

/// One way to do an exercise: the lesson's own, another one that is right (a convention), or one that
/// is wrong and has a name (a misconception).
public struct Variant<Scenario>: Sendable {
  /// The name in reports and hints, for example `adam.no-bias-correction`.
  public let id: String
  /// One sentence to the student.
  public let sentence: String
  /// How close a run must come to be recognised as this variant; nil for the tolerance of the check.
  public let tolerance: Tolerance?
  /// Where it departs from the lesson's formula, if it is a mistake in one.
  public var mistake: FormulaMistake? { makeMistake?() }
  /// Most mistakes are never told, so this is made when it is asked for.
  private var makeMistake: (@Sendable () -> FormulaMistake)?
  /// Whether what happens on one scenario depends on those before it.
  let remembersScenarios: Bool
  private let begin: @Sendable () -> (Scenario) throws -> Trace

  /// Creates a variant.
  ///
  /// - Parameters:
  ///   - id: The name in reports and hints.
  ///   - sentence: One sentence to the student.
  ///   - tolerance: How close a run must come to be recognised as this variant; nil for the tolerance
  ///     of the check.
  ///   - expect: Returns what a submission does on a scenario that does it this way: a `Trace`, or
  ///     what the exercise's function returns.
  public init<Result>(
    _ id: String, _ sentence: String, tolerance: Tolerance? = nil,
    expect: @escaping @Sendable (Scenario) throws -> Result
  ) {
    self.id = id
    self.sentence = sentence
    self.tolerance = tolerance
    remembersScenarios = false
    begin = { { try Trace(of: expect($0)) } }
  }

  /// Creates a variant that remembers something from one scenario to the next, as a submission does
  /// with a static property.
  ///
  /// `begin` is called once for each simulated process; what it returns is called with one scenario
  /// after another.
  public init(
    _ id: String, _ sentence: String,
    acrossScenarios begin: @escaping @Sendable () -> (Scenario) throws -> Trace
  ) {
    self.id = id
    self.sentence = sentence
    tolerance = nil
    remembersScenarios = true
    self.begin = begin
  }

  /// Returns the variant with a statement of where it departs from the lesson's formula.
  public func explained(
    by mistake: @autoclosure @escaping @Sendable () -> FormulaMistake
  ) -> Variant {
    var variant = self
    variant.makeMistake = mistake
    return variant
  }

  /// Returns what is observed of this variant on a scenario in a process of its own.
  public func expect(_ scenario: Scenario) throws -> Trace {
    try begin()(scenario)
  }

  /// Returns a function that returns what is observed of this variant on one scenario after another,
  /// all in one process.
  package func expectation() -> (Scenario) throws -> Trace {
    begin()
  }
}

/// A variant's name, sentence and mistake, without its rule: what a report may show.
public struct VariantName: Sendable, Equatable, Codable {
  public let id: String
  public let sentence: String
  /// Where it departs from the lesson's formula, if it is a mistake in one.
  public let mistake: FormulaMistake?

  public init(id: String, sentence: String, mistake: FormulaMistake? = nil) {
    self.id = id
    self.sentence = sentence
    self.mistake = mistake
  }
}

extension Variant {
  /// The variant's name, sentence and mistake.
  public var name: VariantName { VariantName(id: id, sentence: sentence, mistake: mistake) }
}
