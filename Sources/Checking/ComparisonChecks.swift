public import Observations

/// The checks of an exercise whose submissions are compared with named variants of it.
public struct ComparisonChecks<Scenario: WireCodable>: ExerciseChecks {
  /// Some scenarios, worth points together when a submission agrees on every one of them.
  public struct Check: Sendable {
    public let id: String
    public let title: String
    public let points: Int
    public let tolerance: Tolerance
    public let scenarios: @Sendable (inout SeededGenerator) -> [Scenario]

    public init(
      _ id: String, _ title: String, points: Int, tolerance: Tolerance = .standard,
      scenarios: @escaping @Sendable (inout SeededGenerator) -> [Scenario]
    ) {
      self.id = id
      self.title = title
      self.points = points
      self.tolerance = tolerance
      self.scenarios = scenarios
    }
  }

  /// Returns a divergence that is told better than the one that was found, or nil.
  public typealias Mismatch =
    @Sendable (
      _ scenario: Scenario, _ expected: Trace, _ actual: Trace, _ found: Divergence
    ) -> Divergence?

  public let exercise: String
  public let checks: [Check]
  /// The variants that are right; the first is the lesson's own.
  public let conventions: [Variant<Scenario>]
  /// The variants that are wrong and have a name.
  public let misconceptions: [Variant<Scenario>]
  /// What is tried, in this order, where no misconception coincides with the runs.
  public let families: [Family<Scenario>]
  /// What is tried last: names, with a wide tolerance, for runs that only come near something.
  public let approximations: [Variant<Scenario>]
  /// Says in words what a scenario is.
  public let describe: @Sendable (Scenario) -> String
  /// Says in words what went into a step of a scenario, where there is something to say.
  public let input: @Sendable (_ scenario: Scenario, _ step: Int) -> String?
  /// Retells a divergence in the words of the exercise, where it is one of shape or number.
  public let mismatch: Mismatch
  /// Tells the rows that decide from those that only help to explain.
  public let decides: @Sendable (Trace.Row) -> Bool

  public init(
    exercise: String, checks: [Check], conventions: [Variant<Scenario>],
    misconceptions: [Variant<Scenario>], families: [Family<Scenario>] = [],
    approximations: [Variant<Scenario>] = [],
    describe: @escaping @Sendable (Scenario) -> String,
    input: @escaping @Sendable (_ scenario: Scenario, _ step: Int) -> String? = { _, _ in nil },
    mismatch: @escaping Mismatch = { _, _, _, _ in nil },
    decides: @escaping @Sendable (Trace.Row) -> Bool = { _ in true }
  ) {
    self.exercise = exercise
    self.checks = checks
    self.conventions = conventions
    self.misconceptions = misconceptions
    self.families = families
    self.approximations = approximations
    self.describe = describe
    self.input = input
    self.mismatch = mismatch
    self.decides = decides
  }

  public var knownMisconceptions: [VariantName] {
    let all =
      misconceptions.map(\.name) + families.flatMap(\.names) + approximations.map(\.name)
    var seen: Set<String> = []
    return all.filter { seen.insert($0.id).inserted }
  }

  public func examination(seed: UInt64) -> Examination {
    let asked = checks.enumerated().map { index, check in
      // Each check draws from a generator of its own: adding one changes no other's inputs.
      var generator = SeededGenerator(seed: seed &+ UInt64(index) &* 0xD1B5_4A32_D192_ED03)
      return Asked(check: check, scenarios: check.scenarios(&generator))
    }
    let questions = asked.map {
      Examination.Question(
        id: $0.check.id, title: $0.check.title, points: $0.check.points,
        scenarios: $0.scenarios.map(\.wireBytes))
    }
    return Examination(questions: questions) { judge(asked, answers: $0) }
  }

  /// A check with the scenarios that a seed gave it.
  struct Asked: Sendable {
    let check: Check
    let scenarios: [Scenario]
  }
}
