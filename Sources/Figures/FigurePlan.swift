public import Checking
public import Plotting
public import YAMLReading

/// A figure that is drawn from runs.
///
/// A figure with ``adjustableRuns`` can be drawn with other numbers: ``adjusted(to:)`` returns its
/// plan with them.
public struct FigurePlan: Sendable {
  /// One run that the figure shows: the exercise that makes it, and the encoded scenario.
  public struct Run: Sendable {
    public let exercise: String
    public let scenario: [UInt8]
    /// The place in the figure's description where the run is named.
    public let place: YAMLPlace?

    public init(exercise: String, scenario: [UInt8], place: YAMLPlace? = nil) {
      self.exercise = exercise
      self.scenario = scenario
      self.place = place
    }
  }

  /// A value for an exercise's file: the initial value of a constant.
  public struct Solution: Sendable, Hashable {
    public let exercise: String
    /// The name of the constant.
    public let constant: String
    /// The Swift expression for it.
    public let expression: String

    public init(exercise: String, constant: String, expression: String) {
      self.exercise = exercise
      self.constant = constant
      self.expression = expression
    }
  }

  public let runs: [Run]
  /// Draws the figure from one answer for each run; nil draws the reference run alone.
  public let draw: @Sendable (_ answers: [Answer?]) throws -> Figure
  /// The runs with numbers that a reader may change.
  public let adjustableRuns: [AdjustableRun]
  /// Whether numbers of one run only can be set, because the figure shows one choice among them.
  public let takesOneRun: Bool
  /// The results of the runs, from one answer for each; nil counts the reference run.
  public let facts: @Sendable (_ answers: [Answer?]) -> [RunFacts]
  /// The solution that the figure's numbers are, if it shows one.
  public let solution: Solution?
  /// Returns the plan with other numbers, which were checked.
  private let adjust: (@Sendable (FigureSettings) -> FigurePlan)?

  public init(
    runs: [Run], draw: @escaping @Sendable ([Answer?]) throws -> Figure,
    facts: @escaping @Sendable ([Answer?]) -> [RunFacts] = { _ in [] },
    adjustableRuns: [AdjustableRun] = [], takesOneRun: Bool = false, solution: Solution? = nil,
    adjust: (@Sendable (FigureSettings) -> FigurePlan)? = nil
  ) {
    self.runs = runs
    self.draw = draw
    self.facts = facts
    self.adjustableRuns = adjustableRuns
    self.takesOneRun = takesOneRun
    self.solution = solution
    self.adjust = adjust
  }

  /// Returns the plan with other numbers.
  ///
  /// - Throws: A ``FigureSettingFault`` where the figure does not accept them.
  public func adjusted(to settings: FigureSettings) throws(FigureSettingFault) -> FigurePlan {
    try check(settings)
    guard let adjust, !settings.isEmpty else { return self }
    return adjust(settings)
  }
}
