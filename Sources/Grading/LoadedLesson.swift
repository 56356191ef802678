package import Checking
package import Courses
package import Figures
internal import Foundation
package import LessonReading
package import Plotting

/// A lesson of a course with its checks.
package struct LoadedLesson {
  package let folder: LessonFolder
  package let lesson: Lesson
  package let checks: any LessonChecks

  /// Reads a lesson.
  ///
  /// - Throws: All faults of its text and figures, or a fault of its checks.
  package init(_ folder: LessonFolder) throws {
    let draft = try LessonDraft(at: folder.text.path)
    guard draft.faults.isEmpty else {
      // Adds the figures' faults, which only the lesson's checks can find.
      let figures = (try? Self.checks(of: draft.lesson, in: folder)).map {
        FigurePlans(of: draft.lesson, checks: $0).faults
      }
      throw LessonFaults(file: draft.file, draft.faults + (figures ?? []))
    }
    self.folder = folder
    lesson = draft.lesson
    guard lesson.module == folder.name else {
      throw ReportedFault(
        .lesson,
        "\(folder.text.path):1:1: error: the module is called `\(lesson.module)` and the folder "
          + "`\(folder.name)`; give both the same name")
    }
    checks = try Self.checks(of: lesson, in: folder)
    let faults = FigurePlans(of: lesson, checks: checks).faults
    guard faults.isEmpty else { throw LessonFaults(file: draft.file, faults) }
  }

  /// Finds a lesson's checks.
  ///
  /// - Parameters:
  ///   - lesson: The lesson's text.
  ///   - folder: The lesson's folder.
  /// - Returns: The checks.
  /// - Throws: A ``ReportedFault`` if the command was built without them.
  ///
  /// The checks of every lesson are linked with the command. They are looked up by class name, so no
  /// list of lessons is needed beside the manifest.
  package static func checks(of lesson: Lesson, in folder: LessonFolder) throws -> any LessonChecks
  {
    let name = LessonModules(of: lesson.module.isEmpty ? folder.name : lesson.module).entry
    guard let entry = NSClassFromString(name) as? any LessonChecks.Type else {
      throw ReportedFault(
        .lesson,
        "\(folder.text.path):1:1: error: \(folder.missingChecks())")
    }
    return entry.init()
  }
}

extension LoadedLesson {
  /// Draws a figure of the lesson from reference runs only.
  ///
  /// - Parameter cell: The figure in the lesson's text.
  /// - Returns: The figure.
  /// - Throws: A ``ReportedFault`` at the figure's place if it cannot be drawn.
  package func referenceFigure(_ cell: LessonReading.Figure) throws -> Plotting.Figure {
    do {
      let plan = try plan(of: cell)
      return try plan.draw(plan.runs.map { _ in nil })
    } catch {
      throw ReportedFault(
        .lesson,
        "\(folder.text.path):\(cell.position): error: the figure “\(cell.id)” cannot be drawn: "
          + "\(error)")
    }
  }

  /// Returns the plan of a figure of the lesson.
  ///
  /// - Throws: The faults of its description. A lesson that was loaded has none.
  package func plan(of cell: LessonReading.Figure) throws -> FigurePlan {
    try checks.figurePlan(id: cell.id, description: cell.body)
  }

  /// Draws a figure of the lesson from reference runs with numbers that a reader sets.
  ///
  /// - Throws: A ``FigureSettingFault`` for settings that the figure does not accept.
  package func referenceFigure(
    _ cell: LessonReading.Figure, settings: FigureSettings
  ) throws -> InteractiveFigure {
    let plan = try plan(of: cell).adjusted(to: settings)
    let answers = plan.runs.map { _ in nil as Answer? }
    return InteractiveFigure(
      figure: try plan.draw(answers), facts: plan.facts(answers), solution: plan.solution)
  }
}
