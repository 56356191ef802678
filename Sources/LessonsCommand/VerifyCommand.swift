internal import ArgumentParser
internal import Authoring
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
      must pass. Each violation is listed, and the exit status is then 65. What a lesson under way \
      still lacks is listed first, in the order in which to write it.

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

  @Flag(
    help: """
      First write the stubs of Lesson.md to Exercises, and list the files that were written. A file \
      with other work in it is left as it is.
      """)
  var fix = false

  @OptionGroup var course: CourseOptions

  func run() async throws {
    try await failing {
      let folder = try course.course().lessonUnderWay(lesson)
      folder.course.warnOfFaultyDescription()
      guard let draft = try Self.draft(of: folder) else { throw ExitCode.lessonFault }
      for name in exercise { _ = try draft.lesson.exercise(name) }
      if fix { try writeStubs(of: draft, in: folder) }
      let line = ProgressLine(draft.lesson)
      let verification = try await Verification(
        of: draft, in: folder, checks: try? LoadedLesson.checks(of: draft.lesson, in: folder),
        toolchain: try Toolchain.ofThisProcess(), typesetter: Typesetter(), seed: seed,
        exercises: Set(exercise), mutants: mutants ? .full : .usual
      ) { subject, done, all in line.show("Tried \(done) of \(all) \(subject) …") }
      line.clear()
      let report = VerificationReport(verification, listsUnnamedMutants: verbose)
      let matrix = json.map(ResultFile.init)
      try matrix?.write(try report.json())
      if matrix?.isStandardOutput != true { try StandardOutput.write(report.text) }
      if !verification.isComplete { throw ExitCode.lessonFault }
    }
  }

  /// Reads the lesson's text. Prints what to write where there is none.
  private static func draft(of folder: LessonFolder) throws -> LessonDraft? {
    guard !FileManager.default.fileExists(atPath: folder.text.path) else {
      return try LessonDraft(at: folder.text.path)
    }
    try StandardOutput.printLine(
      """
      Still to do, in this order:
        1. there is no Lessons/\(folder.name)/Lesson.md; write its front matter (title, module, \
      language, summary) between two lines ---, then the text and the exercises
      """)
    return nil
  }

  /// Writes the stubs and prints what became of each file that differed.
  private func writeStubs(of draft: LessonDraft, in folder: LessonFolder) throws {
    let files = try StubFiles(writing: draft.lesson, in: folder)
    let lines = files.actions.map { path, action in
      switch action {
      case .written: "\(path) is written."
      case .replaced(let saved): "\(path) is written. Its old text is saved in \(saved)."
      case .moved(let place):
        "\(path) is the stub of no exercise of the lesson. It is moved to \(place)."
      case .left(let cell):
        "\(path) is left as it is, because it holds work. lessons reset \(draft.lesson.id) "
          + "\(cell) saves it and writes the stub."
      }
    }
    // The standard output may be the matrix.
    StandardError.write(
      (lines.isEmpty ? "Every file in Exercises is its stub." : lines.joined(separator: "\n"))
        + "\n")
  }
}
