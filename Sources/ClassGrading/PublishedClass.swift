internal import Courses
internal import Files
package import Foundation
package import Gradebook
package import LessonReading
internal import Reporting

/// The students' reports in a folder that any web server can serve.
///
/// The name of a student's page is a hash under a key that only the gradebook has. Nobody finds another
/// student's page by trying names, and no page names a student or links to another one.
package struct PublishedClass {
  /// A student's page in the folder.
  package struct Page: Sendable {
    package let student: String
    package let file: String
  }

  private let gradebook: Gradebook
  private let output: URL
  private let lesson: Lesson

  /// - Parameters:
  ///   - gradebook: The gradebook.
  ///   - output: The folder that has the gradebook.
  ///   - lesson: The lesson.
  package init(_ gradebook: Gradebook, in output: URL, lesson: Lesson) {
    self.gradebook = gradebook
    self.output = output
    self.lesson = lesson
  }

  /// Writes the pages, and removes the pages of an earlier publication.
  ///
  /// - Parameters:
  ///   - site: The folder to write to.
  ///   - isReleased: Whether the pages show verdicts and marks.
  /// - Returns: The pages by student. Students without a report have none.
  /// - Throws: A ``ReportedFault`` where the gradebook has no complete run, and errors of writing.
  package func write(to site: URL, isReleased: Bool) throws -> [Page] {
    guard let run = try gradebook.currentRun() else {
      throw ReportedFault(
        .usage,
        "The gradebook in \(output.path) is unfinished. Run its `lessons grade` again to go on.")
    }
    let store = try PageStore(in: output)
    let hash = KeyedHash(key: try gradebook.pseudonymKey().utf8)
    var pages: [Page] = []
    let folder = site.appending(path: "reports")
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    } catch {
      throw ReportedFault(
        .output, "\(folder.path) cannot be created: \(SystemError(error).sentences)")
    }
    for result in try gradebook.results(of: run).values.sorted(by: { $0.student < $1.student }) {
      guard let key = result.verdict, let files = try gradebook.sources(key) else { continue }
      let name = "\(hash.hexadecimal(of: "page \(result.student)".utf8).prefix(32)).html"
      let file = folder.appending(path: name)
      if isReleased {
        try ReportFile.write(try store.page(key), to: file.path)
      } else {
        let sources = try JSONDecoder().decode(
          [String: String].self, from: Data(files.utf8))
        try ReportFile.write(
          try ReceiptPage.received(lesson, exercises: Set(sources.keys)), to: file.path)
      }
      pages.append(Page(student: result.student, file: "reports/\(name)"))
    }
    try ReportFile.write(
      try ReceiptPage.entrance(lesson), to: site.appending(path: "index.html").path)
    let current = Set(pages.map { String($0.file.dropFirst("reports/".count)) })
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path)
    where name.hasSuffix(".html") && name.count == 37 && !current.contains(name) {
      try FileManager.default.removeItem(at: folder.appending(path: name))
    }
    return pages
  }
}
