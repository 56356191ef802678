internal import ArgumentParser
internal import ClassGrading
internal import Courses
internal import Foundation
internal import Grading
internal import LessonReading

/// `lessons merge`.
struct MergeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Joins the parts of a class that lessons grade --shard graded.",
    discussion: """
      The folder then is what lessons grade would have written for the whole class. All parts must \
      be named, complete, and graded with the same lesson, seed and toolchain.
      """)

  @Argument(help: "The lesson, by the name that lessons list gives it.")
  var lesson: String
  @Argument(help: "The folders of the parts.")
  var parts: [String]
  @Option(
    help: ArgumentHelp(
      "The folder to write to; it is created if it is missing.", valueName: "dir"))
  var output: String
  @Flag(help: "Apply changes of marks.")
  var accept = false
  @Flag(help: "Write no student's name or id to any page or table.")
  var anonymous = false
  @OptionGroup var course: CourseOptions

  func validate() throws {
    guard !parts.isEmpty else { throw ValidationError("Name the folders of the parts.") }
  }

  func run() async throws {
    try await failing {
      let course = try course.course()
      try ProtectedFiles(of: course).requireOutsideOfSources(output, of: course)
      let known = try LoadedLesson(try course.lesson(lesson))
      let folders = parts.map { URL(filePath: $0, directoryHint: .isDirectory) }
      try ClassParts.requireAll(folders)
      var options = ClassJob.Options()
      options.acceptsChanges = accept
      options.isAnonymous = anonymous
      let job = try ClassJob(
        known, in: URL(filePath: output, directoryHint: .isDirectory), seed: .open(0),
        options: options)
      let completion = try job.merge(folders)
      let status = try printSummary(completion, of: job)
      try CourseClass(
        around: URL(filePath: output, directoryHint: .isDirectory), of: course)?.write()
      if let status { throw status }
    }
  }
}
