internal import Courses
internal import Foundation
internal import LocalServer
internal import Progress
internal import Reporting
internal import Typesetting

extension StudentGrader {
  /// The file that the report is written to.
  var report: URL {
    folder.course.reports.appending(path: ReportPlace(of: .own, lesson: lesson).name)
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
