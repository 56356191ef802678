public import Plotting
public import YAMLReading

/// The judge's side of a lesson.
///
/// A lesson `Name` declares one class `LessonEntry` in its module `NameChecks` that conforms; it is
/// found by that name, so that a new lesson touches no other file.
public protocol LessonChecks: AnyObject {
  init()
  /// The checks of each exercise, in the lesson's order.
  var exercises: [any ExerciseChecks] { get }
  /// Reads a figure's description, the YAML body of a figure cell.
  ///
  /// A lesson without figures needs none of its own.
  ///
  /// - Throws: ``YAMLFaults`` for faults at a place in the description, ``FigureFault`` for others.
  func figure(id: String, description: String) throws -> FigurePlan
}

extension LessonChecks {
  public func figure(id: String, description: String) throws -> FigurePlan {
    throw FigureFault(
      "the lesson's checks draw no figures; write figure(id:description:) in LessonEntry, or drop "
        + "the block")
  }
}

/// A figure that is drawn from runs.
public struct FigurePlan: Sendable {
  /// One run that the figure shows: the exercise that makes it, and the encoded scenario.
  public struct Run: Sendable {
    public let exercise: String
    public let scenario: [UInt8]
    /// Where the figure's description names the run.
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

/// A fault in a figure's description, with what to do about it.
public struct FigureFault: Error, CustomStringConvertible {
  public let description: String

  public init(_ description: String) {
    self.description = description
  }
}
