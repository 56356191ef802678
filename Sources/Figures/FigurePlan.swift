public import Checking
public import Plotting
public import YAMLReading

/// A figure that is drawn from runs.
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

  public let runs: [Run]
  /// Draws the figure from one answer for each run; nil draws the reference run alone.
  public let draw: @Sendable (_ answers: [Answer?]) throws -> Figure

  public init(runs: [Run], draw: @escaping @Sendable ([Answer?]) throws -> Figure) {
    self.runs = runs
    self.draw = draw
  }
}
