internal import Compiling
internal import Courses
internal import Foundation
internal import Grading
internal import LessonReading
internal import LocalServer
internal import Progress
internal import Reporting
internal import Typesetting

/// Grades a student's files repeatedly and publishes the report.
struct StudentGrader: Sendable {
  let prepared: PreparedLesson
  let progressRecord: ProgressFile
  /// The file that the report is written to.
  let report: URL
  let seed: UInt64

  /// The verdicts, with the submission that they are for.
  struct Result: Sendable {
    let graded: GradedLesson
    let work: Submission
  }

  init(_ folder: LessonFolder, seed: UInt64) throws {
    let known = try LoadedLesson(folder)
    guard !known.lesson.exercises.isEmpty else {
      throw ReportedFault(
        .lesson, "\(folder.text.path):1:1: error: the lesson has no exercise; add one to check it")
    }
    prepared = try PreparedLesson(
      known, toolchain: try Toolchain.ofThisProcess(), cachesVerdicts: true)
    progressRecord = ProgressFile(lesson: known.lesson.id, course: folder.course)
    report = folder.course.reports.appending(
      path: ReportPlace(of: .own, lesson: known.lesson).name)
    self.seed = seed
  }

  var lesson: Lesson { prepared.lesson }
  var folder: LessonFolder { prepared.folder }

  /// The lesson file's current content; nil if it cannot be read.
  var lessonText: Data? { FileManager.default.contents(atPath: folder.text.path) }

  /// Reads the lesson's file again.
  func reopened() throws -> StudentGrader {
    try StudentGrader(folder, seed: seed)
  }

  func readSubmission() throws -> Submission {
    try Submission(folder: folder.exercises, lesson: lesson, isStudentsFolder: true)
  }

  /// Grades one exercise, or all of them for nil.
  func check(_ work: Submission, _ exercise: String?) async throws -> Result {
    let graded = try await prepared.grade(
      work, exercises: exercise.map { [$0] } ?? [], seed: seed)
    return Result(graded: graded, work: work)
  }

  /// Writes the report and updates open browsers.
  func publish(_ result: Result, on server: ReportServer?) throws {
    let page = try result.graded.page(
      in: folder, typesetter: Typesetter(cache: folder.course.resultCache))
    try FileManager.default.createDirectory(
      at: report.deletingLastPathComponent(), withIntermediateDirectories: true)
    try ReportFile.write(page, to: report.path)
    server?.show(String(decoding: page, as: UTF8.self))
  }
}
