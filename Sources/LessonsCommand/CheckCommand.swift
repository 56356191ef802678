internal import Compiling
internal import Courses
internal import Files
internal import ArgumentParser
internal import Foundation
internal import Grading
internal import LessonReading
internal import Reporting
internal import Progress
internal import Typesetting

/// `lessons check`.
struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Compiles, runs and grades a submission to a lesson.",
    discussion: """
      Without --submission and --solution it grades the lesson's own folder Exercises, where you \
      write. The report is one HTML page that opens anywhere; without --report it goes to \
      .lessons/reports, to one file for your own work and to others for submissions, the solution \
      and single exercises.
      """)

  @Argument(help: "The lesson, by the name that lessons list gives it.")
  var lesson: String

  @Argument(help: "The exercises to grade; all of them if none is named.")
  var exercises: [String] = []

  @Option(help: ArgumentHelp("The folder with the Swift files to grade.", valueName: "dir"))
  var submission: String?

  @Flag(help: "Grade the course's own solution.")
  var solution = false

  @Option(help: ArgumentHelp("Where to write the HTML report.", valueName: "file"))
  var report: String?

  @Flag(
    help: """
      Report only what was found: the exercises that did not pass, without the lesson's text. The \
      page has a name of its own, unless --report gives one.
      """)
  var brief = false

  @Option(help: ArgumentHelp("Where to write the verdicts as JSON.", valueName: "file"))
  var json: String?

  @Option(
    help: """
      What to print: text, json, junit, gradescope (results.json) or github (annotations for a \
      workflow, and a summary in the file that GITHUB_STEP_SUMMARY names).
      """)
  var format = OutputFormat.text

  @Option(help: "The number that the checks' inputs are drawn from.")
  var seed: UInt64 = 0

  @Flag(help: "Open the report when it is written.")
  var open = false

  @OptionGroup var course: CourseOptions

  func validate() throws {
    guard submission == nil || !solution else {
      throw ValidationError("--submission and --solution exclude each other; give one of them.")
    }
    guard json != "-" || report != "-" else {
      throw ValidationError("--json - and --report - would both go to standard output.")
    }
  }

  func run() async throws {
    try await failing {
      let course = try course.course()
      let known = try LoadedLesson(try course.lesson(lesson))
      let names = try chosenExercises(of: known.lesson)
      for file in [report, json].compactMap(\.self) {
        try ResultFile(path: file).requireWritable()
      }
      if solution { try known.folder.requireSolutions() }
      let named = submissionFolder(known.folder)
      let work = try Submission(
        folder: named, lesson: known.lesson, isStudentsFolder: submission == nil && !solution)
      let folder = work.subfolder.map { named.appending(path: $0) } ?? named
      let typesetter = Typesetter(cache: course.resultCache)
      HTMLReport.begin(with: work, typesetter: typesetter)
      let graded = try await grade(known, work: work, names: names)
      if submission == nil, !solution {
        let progressRecord = ProgressFile(lesson: known.lesson.id, course: course)
        _ = progressRecord.update { $0.record(graded, of: work) }.told()
      }
      let report = try reportFile(in: course, of: known, exercises: names)
      // The verdict is printed before the page is written: a person waits for it.
      if json != "-", !report.isStandardOutput {
        try printed(graded, report: URL(filePath: report.path), folder: folder)
      }
      try write(graded, of: known, typesetter: typesetter, to: report)
      if open, !report.isStandardOutput { try await Browser.open(URL(filePath: report.path)) }
      if graded.hasFaultyExercise { throw ExitCode.ourFault }
      if !graded.allPassed { throw ExitCode.someDidNotPass }
    }
  }

  private func chosenExercises(of lesson: Lesson) throws -> Set<String> {
    Set(try exercises.map { try lesson.exercise($0).id })
  }

  private func submissionFolder(_ lesson: LessonFolder) -> URL {
    if solution { return lesson.solutions }
    guard let submission else { return lesson.exercises }
    return URL(filePath: submission, directoryHint: .isDirectory)
  }

  private func grade(
    _ known: LoadedLesson, work: Submission, names: Set<String>
  ) async throws -> GradedLesson {
    let prepared = try PreparedLesson(
      folder: known.folder, lesson: known.lesson, checks: known.checks,
      toolchain: try Toolchain.ofThisProcess(), cachesVerdicts: true)
    let progress = ProgressLine(known.lesson)
    defer { progress.clear() }
    return try await prepared.grade(work, exercises: names, seed: seed) { progress.show($0) }
  }

  /// Returns where the page goes, making the folder if it is ours.
  private func reportFile(
    in course: Course, of known: LoadedLesson, exercises: Set<String>
  ) throws -> ResultFile {
    if let report { return ResultFile(path: report) }
    do {
      try FileManager.default.createDirectory(at: course.reports, withIntermediateDirectories: true)
    } catch {
      throw ReportedFault(
        .machine,
        "The folder \(course.reports.path) for reports cannot be made: "
          + SystemError(error).sentences)
    }
    let place = ReportPlace(
      of: work(known.folder), lesson: known.lesson, exercises: exercises, isBrief: brief)
    return ResultFile(path: course.reports.appending(path: place.name).path)
  }

  private func work(_ lesson: LessonFolder) -> ReportPlace.Work {
    if solution { return .solution }
    return submission == nil ? .own : .submission(submissionFolder(lesson))
  }

  /// Writes the page, and the verdicts where they were asked for.
  private func write(
    _ graded: GradedLesson, of known: LoadedLesson, typesetter: Typesetter, to report: ResultFile
  ) throws {
    let page = try graded.page(
      in: known.folder, form: brief ? .brief : .full, typesetter: typesetter)
    let verdicts = try json.map {
      (file: ResultFile(path: $0), text: try JSONReport(graded).text())
    }
    try report.write(page)
    if let verdicts { try verdicts.file.write(verdicts.text) }
  }

  private func printed(_ graded: GradedLesson, report: URL, folder: URL) throws {
    let place = folder.relativeToHere
    let text: String =
      switch format {
      case .text:
        TerminalReport(
          graded, exercisesFolder: place, reportPath: report.relativeToHere,
          width: Terminal.output.width, colour: Terminal.output.usesColour,
          links: Terminal.output.isTerminal
        ).text
      case .json: try JSONReport(graded).text()
      case .junit: try JUnitReport(graded, folder: place).text()
      case .gradescope: try GradescopeReport(graded).text()
      case .github: GitHubReport(graded, prefix: folder.relativeToRepository).text
      }
    try StandardOutput.write(text)
    if format == .github,
      let summary = ProcessInfo.processInfo.environment["GITHUB_STEP_SUMMARY"], !summary.isEmpty
    {
      do {
        try ReportFile.append(StepSummary(graded).text, to: summary)
      } catch {
        // The annotations are what counts; the summary is an addition.
        StandardError.write("note: The summary was not added. \(error)\n")
      }
    }
  }
}

/// What `lessons check` prints on standard output.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
  case text
  case json
  case junit
  case gradescope
  case github
}
