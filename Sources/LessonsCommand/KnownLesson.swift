internal import Checking
internal import Foundation
internal import Grading
internal import LessonReading
internal import Plotting

/// A lesson of a course, read, with the judge's side of it.
struct KnownLesson {
  let folder: LessonFolder
  let lesson: Lesson
  let checks: any LessonChecks

  init(_ folder: LessonFolder) throws {
    self.folder = folder
    lesson = try readLesson(at: folder.text.path)
    guard lesson.module == folder.name else {
      throw GradingFault(
        .lesson,
        "\(folder.text.path):1:1: error: the module is called `\(lesson.module)` and the folder "
          + "`\(folder.name)`; give both the same name")
    }
    // The checks of every lesson are linked with the command; this finds them by their name, so that
    // no list of lessons has to be kept in step with the manifest.
    let name = "\(lesson.module)Checks.LessonEntry"
    guard let entry = NSClassFromString(name) as? any LessonChecks.Type else {
      throw GradingFault(
        .lesson,
        "\(folder.text.path):1:1: error: there is no class \(name) that conforms to LessonChecks; "
          + "add the lesson to Package.swift and declare it in \(folder.name)/Checks")
    }
    checks = entry.init()
  }
}

extension KnownLesson {
  /// Draws a figure of the lesson from the reference runs alone.
  func referenceFigure(_ cell: LessonReading.Figure) throws -> Plotting.Figure {
    do {
      let plan = try checks.figure(id: cell.id, description: cell.body)
      return try plan.draw(plan.runs.map { _ in nil })
    } catch {
      throw GradingFault(
        .lesson,
        "\(folder.text.path):\(cell.position): error: the figure “\(cell.id)” cannot be drawn: "
          + "\(error)")
    }
  }
}
