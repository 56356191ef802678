public import Checking
internal import YAMLReading

/// The figures of a lesson.
///
/// A lesson that draws figures lets its `LessonEntry` conform. A lesson without figures need not.
public protocol LessonFigures: AnyObject {
  /// Reads a figure's description, the YAML body of a figure cell.
  ///
  /// - Throws: ``YAMLFaults`` for faults at a place in the description, ``FigureFault`` for others.
  func figure(id: String, description: String) throws -> FigurePlan
}

extension LessonChecks {
  /// Reads a figure's description by the lesson's ``LessonFigures``.
  ///
  /// - Throws: Their errors, and ``FigureFault`` where the lesson has none.
  public func figurePlan(id: String, description: String) throws -> FigurePlan {
    guard let figures = self as? any LessonFigures else {
      throw FigureFault(
        "the lesson's checks draw no figures; let LessonEntry conform to LessonFigures, or drop the "
          + "block")
    }
    return try figures.figure(id: id, description: description)
  }
}

/// A fault in a figure's description, with what to do about it.
public struct FigureFault: Error, CustomStringConvertible {
  public let description: String

  public init(_ description: String) {
    self.description = description
  }
}
