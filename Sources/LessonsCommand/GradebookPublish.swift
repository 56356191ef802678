internal import ArgumentParser
internal import ClassGrading
internal import ClassReporting
internal import Courses
internal import Foundation
internal import Grading
internal import LessonReading

/// `lessons gradebook publish`.
struct GradebookPublish: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "publish",
    abstract: "Writes the students' reports to a folder that any web server can serve.",
    discussion: """
      Each report gets an address that nobody can guess. The file links.csv in the gradebook's folder \
      has the address of each student; it is not for the web server. Without --release the pages say \
      which files arrived, and nothing of verdicts and marks.
      """)

  @ParentCommand var parent: GradebookCommand

  @Argument(help: "The folder to write to; it is created if it is missing.")
  var site: String

  @Flag(help: "Show verdicts and marks.")
  var release = false

  func run() async throws {
    try await failing {
      let book = try parent.open()
      try ProtectedFiles(of: book.lesson.folder.course)
        .requireOutsideOfSources(site, of: book.lesson.folder.course)
      let pages = try PublishedClass(
        book.gradebook, in: book.folder, lesson: book.lesson.lesson
      ).write(to: URL(filePath: site, directoryHint: .isDirectory), isReleased: release)
      let rows = [["student", "page"]] + pages.map { [$0.student, $0.file] }
      let links = ResultFile(path: book.folder.appending(path: "links.csv").path)
      try links.write(CSVText(rows: rows).text)
      try StandardOutput.printLine(
        "\(pages.count) reports, \(release ? "with" : "without") marks. Addresses: "
          + "\(book.folder.appending(path: "links.csv").relativePath)")
    }
  }
}

/// `lessons gradebook keep`.
struct GradebookKeep: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keep",
    abstract: "Adds a failure that nobody could name to the lesson's bank of wrong submissions.",
    discussion: """
      The class page and class.json name the groups of failures that behave alike. The file goes to \
      Checks/Submissions, under the group's id; change its name and its first line, which says what \
      is wrong. Then lessons verify requires that it is rejected.
      """)

  @ParentCommand var parent: GradebookCommand

  @Argument(help: "The group's id.")
  var group: String

  @Option(help: "What is wrong, in a few words.")
  var title: String?

  func run() async throws {
    try await failing {
      let book = try parent.open()
      let results = try book.results()
      guard let found = ClassReport(results).undiagnosed.first(where: { $0.id == group }) else {
        throw ReportedFault(
          .usage,
          "There is no group \(group) of failures without a name. The class page lists them.")
      }
      guard let source = try found.example?.source else {
        throw ReportedFault(.usage, "The group \(group) has no file that can be kept.")
      }
      let folder = book.lesson.folder.submissions.appending(path: "\(found.exercise)/wrong")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      let file = folder.appending(path: "\(group).swift")
      guard !FileManager.default.fileExists(atPath: file.path) else {
        throw ReportedFault(.usage, "\(file.relativeToHere) is there already; nothing was changed.")
      }
      let text = "// \(title ?? "not named yet: group \(group)")\n" + source
      try ResultFile(path: file.path).write(text)
      try StandardOutput.printLine(
        "\(file.relativeToHere): say in its first line what is wrong, then run lessons verify "
          + "\(book.lesson.lesson.id).")
    }
  }
}
