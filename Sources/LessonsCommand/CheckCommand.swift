internal import ArgumentParser
internal import Caching
internal import Compiling
internal import Courses
internal import Files
internal import Foundation
internal import Grading
internal import LessonReading
internal import Progress
internal import Reporting
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

  @Argument(
    help: """
      The lesson, by the name that lessons list gives it. Without it, the one that you worked on \
      last.
      """)
  var lesson: String?

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
      Report only the findings: the exercises that did not pass, without the lesson's text. The \
      page gets a file name of its own, unless --report gives one.
      """)
  var brief = false

  @Option(help: ArgumentHelp("Where to write the verdicts as JSON.", valueName: "file"))
  var json: String?

  @Option(help: "What to print: \(ReportFormats.list).")
  var format = OutputFormat.text

  @Option(help: "The seed of the random generator for the checks' inputs.")
  var seed: UInt64 = 0

  @Flag(help: "Open the report once it is written.")
  var open = false

  @OptionGroup var course: CourseOptions

  func validate() throws {
    guard submission == nil || !solution else {
      throw ValidationError("--submission and --solution exclude each other; give one of them.")
    }
    guard json != "-" || report != "-" else {
      throw ValidationError("--json - and --report - would both go to standard output.")
    }
    if let json, let report {
      let files = [json, report].map { URL(filePath: $0).standardizedFileURL.path }
      guard files[0] != files[1] else {
        throw ValidationError("--json and --report name the same file; give each its own.")
      }
    }
    for (option, file) in [("--report", report), ("--json", json)] where file?.isEmpty == true {
      throw ValidationError("\(option) names no file; name the one to write.")
    }
    guard submission?.isEmpty != true else {
      throw ValidationError("--submission names no folder; name the one with the Swift files.")
    }
  }

  func run() async throws {
    try await failing {
      let course = try course.course()
      let choice = try LessonChoice(
        [lesson].compactMap(\.self) + exercises, cells: [.exercise], in: course,
        submission: submission.map { URL(filePath: $0, directoryHint: .isDirectory) })
      let known = try LoadedLesson(choice.folder)
      let names = Set(try choice.names.map { try known.lesson.exercise($0).id })
      for file in [report, json].compactMap(\.self) {
        try ResultFile(path: file).requireWritable()
      }
      if solution { try known.folder.requireSolutions() }
      let named = submissionFolder(known.folder)
      let protected = ProtectedFiles(of: course, submission: named)
      if let report { try ResultFile(path: report).require(.page, besides: protected) }
      if let json { try ResultFile(path: json).require(.verdicts, besides: protected) }
      let work = try Submission(
        folder: named, lesson: known.lesson, isStudentsFolder: submission == nil && !solution)
      let folder = work.subfolder.map { named.appending(path: $0) } ?? named
      let typesetter = Typesetter(cache: course.resultCache)
      HTMLReport.begin(with: work, typesetter: typesetter)
      let graded = try await grade(known, work: work, names: names)
      if submission == nil, !solution {
        let progressRecord = ProgressFile(lesson: known.lesson.id, course: course)
        _ = progressRecord.update { $0.record(graded, of: work) }.printingRemark()
      }
      let report = try reportFile(in: course, of: known, exercises: names)
      // The student waits for the verdict, so it is printed before the page is written.
      if json != "-", !report.isStandardOutput {
        try printed(
          graded, of: known, typesetter: typesetter, report: URL(filePath: report.path),
          folder: folder)
      }
      try write(graded, of: known, typesetter: typesetter, to: report)
      if open, !report.isStandardOutput { try await Browser.open(URL(filePath: report.path)) }
      if graded.hasFaultyExercise { throw ExitCode.ourFault }
      if !graded.allPassed { throw ExitCode.someDidNotPass }
    }
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
      known, toolchain: try Toolchain.ofThisProcess(), cachesVerdicts: true)
    let progress = ProgressLine(known.lesson)
    defer { progress.clear() }
    return try await prepared.grade(work, exercises: names, seed: seed) { progress.show($0) }
  }

  /// Returns the report's file. Without `--report` it also creates the folder `.lessons/reports`.
  private func reportFile(
    in course: Course, of known: LoadedLesson, exercises: Set<String>
  ) throws -> ResultFile {
    if let report { return ResultFile(path: report) }
    do {
      try FileManager.default.createDirectory(at: course.reports, withIntermediateDirectories: true)
    } catch {
      throw ReportedFault(
        .machine,
        "The folder \(course.reports.path) for reports cannot be created: "
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

  /// Writes the page and, with `--json`, the verdicts.
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

  private func printed(
    _ graded: GradedLesson, of known: LoadedLesson, typesetter: Typesetter, report: URL,
    folder: URL
  ) throws {
    let setting = reportSetting(of: known, typesetter: typesetter, report: report, folder: folder)
    try StandardOutput.write(format.format.render(graded, in: setting))
    let environment = ProcessInfo.processInfo.environment
    for addition in format.format.additions(graded, environment: environment) {
      do {
        try ReportFile.append(addition.text, to: addition.path)
      } catch {
        // The printed report contains every finding. A missing addition is not an error.
        StandardError.write("note: \(addition.name) was not added. \(error)\n")
      }
    }
  }

  private func reportSetting(
    of known: LoadedLesson, typesetter: Typesetter, report: URL, folder: URL
  ) -> ReportSetting {
    var setting = ReportSetting(
      folder: folder.relativeToHere, folderInRepository: folder.relativeToRepository,
      reportPath: report.relativeToHere,
      images: LessonImages(of: known.lesson, in: known.folder.folder), typesetter: typesetter,
      cache: ResultCache(in: known.folder.course.resultCache))
    setting.width = Terminal.output.width
    setting.usesColour = Terminal.output.usesColour
    setting.usesLinks = Terminal.output.isTerminal
    setting.form = brief ? .brief : .full
    return setting
  }
}
