internal import Foundation
internal import Grading
internal import LessonReading
internal import Reporting
internal import Serving
internal import Studying
internal import Typesetting

/// Where a student's own files are checked again and again.
struct Workbench: Sendable {
  let grader: Grader
  let logbook: LogbookFile
  /// The file that the report is written to.
  let report: URL
  let seed: UInt64

  var lesson: Lesson { grader.lesson }
  var folder: URL { grader.folder.exercises }

  /// A verdict, and the text that it is for.
  struct Result: Sendable {
    let graded: GradedLesson
    let work: Submission
  }

  func takeIn() throws -> Submission {
    try Submission(folder: folder, lesson: lesson)
  }

  /// Checks one exercise, or all where none is named.
  func check(_ work: Submission, _ exercise: String?) async throws -> Result {
    let graded = try await grader.grade(
      work, exercises: exercise.map { [$0] } ?? [], seed: seed)
    return Result(graded: graded, work: work)
  }

  /// Writes the report, and shows it in open browsers.
  func publish(_ result: Result, on server: ReportServer?) throws {
    let page = try HTMLReport(result.graded, typesetter: Typesetter()).text()
    try FileManager.default.createDirectory(
      at: report.deletingLastPathComponent(), withIntermediateDirectories: true)
    try ReportFile.write(page, to: report.path)
    server?.show(page)
  }
}
