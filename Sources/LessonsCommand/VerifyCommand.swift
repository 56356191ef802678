internal import ArgumentParser
internal import Foundation
internal import Grading
internal import Reporting
internal import Typesetting
internal import Verifying

/// `lessons verify`.
struct VerifyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract:
      "Proves a lesson: solutions, stubs, hints, links, formulas, and its bank of submissions.",
    discussion: """
      For authors. Every wrong submission of the lesson's bank must be rejected, and diagnosed where \
      it bears a misconception's name; every acceptable one must pass. What falls short is named, \
      and makes the exit status 65.
      """)

  @Argument(help: "The lesson, by the name that lessons list gives it.")
  var lesson: String

  @Option(help: ArgumentHelp("Where to write the kill matrix as JSON.", valueName: "file"))
  var json: String?

  @Option(help: "The number that the checks' inputs are drawn from.")
  var seed: UInt64 = 0

  @OptionGroup var course: CourseOptions

  func run() async throws {
    try await failing {
      let known = try KnownLesson(try course.course().lesson(lesson))
      let grader = try Grader(
        folder: known.folder, lesson: known.lesson, checks: known.checks,
        toolchain: try Toolchain.ofThisProcess())
      let line = ProgressLine(known.lesson)
      let verification = try await Verification(
        of: grader, checks: known.checks, typesetter: Typesetter(), seed: seed
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
