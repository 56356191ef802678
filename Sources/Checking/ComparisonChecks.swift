public import Observations

/// The checks of an exercise that compare a submission with named variants of the exercise.
///
/// A scenario holds the arguments of one call of the exercise's function: one value or a tuple of
/// values. Their types conform to `WireCodable`.
public struct ComparisonChecks<Scenario: Sendable>: ExerciseChecks {
  /// Returns a divergence with a message in the terms of the exercise, or nil to keep the one found.
  public typealias Retelling =
    @Sendable (
      _ scenario: Scenario, _ expected: Trace, _ actual: Trace, _ found: Divergence
    ) -> Divergence?

  public let exercise: String
  public let checks: [Check]
  /// The variants that are right; the first is the lesson's own.
  public let conventions: [Variant<Scenario>]
  /// The variants that are wrong and have a name.
  public let misconceptions: [Variant<Scenario>]
  /// The families that are tried, in this order, where no misconception coincides with the runs.
  public let families: [Family<Scenario>]
  /// The families that are searched where nothing above coincides with the runs, such as the edits of a
  /// formula.
  public let searches: [Family<Scenario>]
  /// The variants that are tried where no misconception and no family coincides with the runs. Their
  /// tolerance is wider than the check's: they name runs that deviate a little from the right result.
  public let approximations: [Variant<Scenario>]
  /// Describes a scenario in words, for example `for the numbers 1, 2`.
  public let describe: @Sendable (Scenario) -> String
  /// Describes the place of a row in words, for example `after step 3`, or is empty.
  public let place: @Sendable (_ scenario: Scenario, _ row: Trace.Row) -> String
  /// Describes the input that led to the row with a number, where there is something to say.
  public let input: @Sendable (_ scenario: Scenario, _ number: Int) -> String?
  /// Retells a divergence in the words of the exercise.
  public let retell: Retelling
  /// Returns whether a row counts for the verdict, or only helps to explain it.
  public let decides: @Sendable (Trace.Row) -> Bool

  public init(
    exercise: String, checks: [Check], conventions: [Variant<Scenario>],
    misconceptions: [Variant<Scenario>], families: [Family<Scenario>] = [],
    searches: [Family<Scenario>] = [],
    approximations: [Variant<Scenario>] = [],
    describe: @escaping @Sendable (Scenario) -> String = { Self.values(of: $0) },
    place: @escaping @Sendable (_ scenario: Scenario, _ row: Trace.Row) -> String = { _, _ in "" },
    input: @escaping @Sendable (_ scenario: Scenario, _ number: Int) -> String? = { _, _ in nil },
    retell: @escaping Retelling = { _, _, _, _ in nil },
    decides: @escaping @Sendable (Trace.Row) -> Bool = { _ in true }
  ) {
    self.exercise = exercise
    self.checks = checks
    self.conventions = conventions
    self.misconceptions = misconceptions
    self.families = families
    self.searches = searches
    self.approximations = approximations
    self.describe = describe
    self.place = place
    self.input = input
    self.retell = retell
    self.decides = decides
  }

  public var knownMisconceptions: [VariantName] {
    let all =
      misconceptions.map(\.name) + (families + searches).flatMap(\.names)
      + approximations.map(\.name)
    var seen: Set<String> = []
    return all.filter { seen.insert($0.id).inserted }
  }

  public var hasReference: Bool { !conventions.isEmpty }

  public var hintReferences: Set<String> {
    Set(
      knownMisconceptions.map(\.id) + misconceptions.map(\.name).quantities
        + (families + searches).flatMap(\.references))
  }

  /// Draws the scenarios from a seed.
  ///
  /// - Throws: `UnobservableType` where a scenario cannot cross the wire.
  public func examination(seed: UInt64) throws -> Examination {
    let asked = asked(seed: seed)
    let questions = try asked.map { asked in
      Examination.Question(
        id: asked.check.id, title: asked.check.title, points: asked.check.points,
        scenarios: try asked.scenarios.map(bytes))
    }
    let expectations = Expectations<Scenario>(asked.map(\.scenarios))
    return Examination(questions: questions) {
      judge(asked, answers: $0, expectations: expectations)
    }
  }

  /// Draws the scenarios of each check from a seed.
  func asked(seed: UInt64) -> [AskedCheck] {
    checks.enumerated().map { index, check in
      // Each check draws from a generator of its own, so that a new check changes no other's inputs.
      var generator = SeededGenerator(seed: seed &+ UInt64(index) &* 0xD1B5_4A32_D192_ED03)
      return AskedCheck(check: check, scenarios: check.scenarios(&generator))
    }
  }

  /// Returns the request that a scenario is sent as.
  func bytes(of scenario: Scenario) throws(UnobservableType) -> [UInt8] {
    var writer = WireWriter()
    try writer.write(arguments: scenario)
    return writer.bytes
  }

  /// A check with the scenarios that a seed gave it.
  struct AskedCheck: Sendable {
    let check: Check
    let scenarios: [Scenario]
  }
}
