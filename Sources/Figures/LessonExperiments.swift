public import Checking
public import Plotting

/// How a lesson's experiments are drawn.
public struct ExperimentDrawing: Sendable {
  /// Returns the landscape of a name, which is drawn under points in the plane; nil where there is
  /// none.
  public let landscape: @Sendable (_ name: String) -> Landscape?
  /// Returns the number of the style for a line of a name; nil for any that is free.
  public let style: @Sendable (_ name: String) -> Int?

  public init(
    landscape: @escaping @Sendable (_ name: String) -> Landscape?,
    style: @escaping @Sendable (_ name: String) -> Int? = { _ in nil }
  ) {
    self.landscape = landscape
    self.style = style
  }
}

/// The drawing of a lesson's experiments.
///
/// A lesson whose experiments draw points in the plane lets its `LessonEntry` conform. Otherwise each
/// coordinate is drawn over the steps.
public protocol LessonExperiments: AnyObject {
  var experimentDrawing: ExperimentDrawing { get }
}

extension LessonChecks {
  /// Returns how the lesson's experiments are drawn.
  public func drawingOfExperiments() -> ExperimentDrawing {
    (self as? any LessonExperiments)?.experimentDrawing
      ?? ExperimentDrawing(landscape: { _ in nil })
  }
}
