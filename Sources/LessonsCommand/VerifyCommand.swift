internal import ArgumentParser
internal import Checking
internal import Compiling
internal import Courses
internal import Foundation
internal import Grading
internal import LessonReading
internal import Reporting
internal import Typesetting
internal import Verifying

/// `lessons verify`.
struct VerifyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract:
      "Tests a lesson: solutions, stubs, hints, links, formulas and its bank of submissions.",
    discussion: """
      For authors. Every wrong submission of the lesson's bank must be rejected, and one that is \
      named after a misconception must be diagnosed as that misconception. Every acceptable one \
      must pass. Each violation is listed, and the exit status is then 65.
      """)

  @Argument(help: "The lesson, by the name that lessons list gives it.")
  var lesson: String

  @Option(help: ArgumentHelp("Where to write the kill matrix as JSON.", valueName: "file"))
  var json: String?

  @Option(help: "The seed of the random generator for the checks' inputs.")
  var seed: UInt64 = 0

  @OptionGroup var course: CourseOptions

  func run() async throws {
    try await failing {
      let folder = try course.course().lesson(lesson)
      let draft = try LessonDraft(at: folder.text.path)
      let checks: any LessonChecks
      do {
        checks = try LoadedLesson.checks(of: draft.lesson, in: folder)
      } catch {
        if draft.faults.isEmpty { throw error }
        throw ReportedFault(.lesson, "\(LessonFaults(file: draft.file, draft.faults))\n\(error)")
      }
      let line = ProgressLine(draft.lesson)
      let verification = try await Verification(
        of: draft, in: folder, checks: checks, toolchain: try Toolchain.ofThisProcess(),
        typesetter: Typesetter(), seed: seed
      ) { done, all in line.show("Tried \(done) of \(all) submissions …") }
      line.clear()
      let report = VerificationReport(verification)
      let matrix = json.map(ResultFile.init)
      try matrix?.write(try report.json())
      if matrix?.isStandardOutput != true { try StandardOutput.write(report.text) }
      if !verification.shortfalls.isEmpty { throw ExitCode.lessonFault }
    }
  }
}
