internal import ClassReporting
package import Courses
internal import Files
package import Foundation
internal import Gradebook
package import LessonReading
internal import Reporting

/// A class's results in all lessons of a course. Each lesson has a folder of its own in one folder.
///
/// The file `.lessons/course` marks that folder, so that the files about the course are written anew
/// after a change in a lesson's gradebook.
package struct CourseClass {
  private let folder: URL
  private let course: Course

  private static let mark = ".lessons/course"

  /// Creates the folder where it is missing.
  ///
  /// - Throws: A ``ReportedFault`` where it cannot be written, or has the results of one lesson.
  package init(creatingIn folder: URL, of course: Course) throws(ReportedFault) {
    self.init(in: folder, of: course)
    let mark = folder.appending(path: Self.mark)
    guard
      !FileManager.default.fileExists(
        atPath: folder.appending(path: Gradebook.fileName).path)
    else {
      throw ReportedFault(
        .usage,
        "\(folder.path) has the results of one lesson. Name another folder with --output.")
    }
    do {
      try FileManager.default.createDirectory(
        at: mark.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data().write(to: mark)
    } catch {
      throw ReportedFault(
        .output, "\(folder.path) cannot be written: \(SystemError(error).sentences)")
    }
  }

  /// Opens the results of a course in which a lesson's folder lies; nil where it is in none.
  package init?(around lesson: URL, of course: Course) {
    let folder = lesson.standardizedFileURL.deletingLastPathComponent()
    guard FileManager.default.fileExists(atPath: folder.appending(path: Self.mark).path) else {
      return nil
    }
    self.init(in: folder, of: course)
  }

  private init(in folder: URL, of course: Course) {
    self.folder = folder
    self.course = course
  }

  /// The course page.
  package var page: URL { folder.appending(path: "index.html") }

  /// Returns the folder of a lesson's results.
  package func folder(of lesson: Lesson) -> URL {
    folder.appending(path: lesson.id, directoryHint: .isDirectory)
  }

  /// Writes the files about the course from the gradebooks of its lessons. Lessons that are not graded
  /// are left out.
  package func write() throws {
    let syllabus = try course.syllabus()
    var found: [CourseResults.LessonResults] = []
    for entry in syllabus.lessons {
      let lesson = try readLesson(at: entry.folder.text.path)
      let place = folder(of: lesson)
      guard
        FileManager.default.fileExists(
          atPath: place.appending(path: Gradebook.fileName).path)
      else { continue }
      let gradebook = try Gradebook(in: place)
      guard try gradebook.currentRun() != nil else { continue }
      let output = try ClassOutput(
        place, of: gradebook, lesson: lesson, isAnonymous: try gradebook.isAnonymous())
      found.append(
        CourseResults.LessonResults(
          try output.results(), weight: entry.weight, due: entry.due?.words, folder: lesson.id))
    }
    let results = CourseResults(title: syllabus.title ?? "All lessons", found)
    for file in CourseReport(results).files {
      try ReportFile.write(to: folder.appending(path: file.name).path) { try file.write($0) }
    }
  }
}
