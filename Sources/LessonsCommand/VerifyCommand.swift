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

      Mutants are correct programs (each solution and three acceptable submissions) with one \
      token changed: an operator, a number, a name. The checks must reject every mutant that is \
      not equivalent. Thirty mutants are drawn by the seed; --mutants judges all of them, and 200 \
      with two changed tokens, which can take an hour. A run that was interrupted can be continued.
      """)

  @Argument(help: "The lesson, by the name that lessons list gives it.")
  var lesson: String

  @Option(help: ArgumentHelp("Where to write the kill matrix as JSON.", valueName: "file"))
  var json: String?

  @Option(help: "The seed of the random generator for the checks' inputs.")
  var seed: UInt64 = 0

  @Flag(
    help: ArgumentHelp(
      "Judge all mutants of the solutions and of acceptable submissions, not only a sample."))
  var mutants = false

  @Option(
    help: ArgumentHelp(
      "Judge only submissions and mutants of this exercise. Can be repeated.",
      valueName: "exercise"))
  var exercise: [String] = []

  @Flag(help: "List the mutants that no misconception names.")
  var verbose = false

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
      for name in exercise { _ = try draft.lesson.exercise(name) }
      let line = ProgressLine(draft.lesson)
      let verification = try await Verification(
        of: draft, in: folder, checks: checks, toolchain: try Toolchain.ofThisProcess(),
        typesetter: Typesetter(), seed: seed, exercises: Set(exercise),
        mutants: mutants ? .full : .usual
      ) { subject, done, all in line.show("Tried \(done) of \(all) \(subject) …") }
      line.clear()
      let report = VerificationReport(verification, listsUnnamedMutants: verbose)
      let matrix = json.map(ResultFile.init)
      try matrix?.write(try report.json())
      if matrix?.isStandardOutput != true { try StandardOutput.write(report.text) }
      if !verification.shortfalls.isEmpty { throw ExitCode.lessonFault }
    }
  }
}
