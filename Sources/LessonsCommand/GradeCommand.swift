internal import ArgumentParser
internal import ClassGrading
internal import Collecting
internal import Compiling
internal import Courses
internal import Foundation
internal import Grading
internal import LessonReading
internal import Reporting

/// `lessons grade`.
struct GradeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "grade",
    abstract: "Grades the submissions of a class.",
    discussion: """
      For instructors. Every folder and archive in the folder of submissions is one student's. The \
      layouts of Moodle, Canvas and GitHub Classroom are recognized. The results go to a gradebook \
      in the output folder, with reports, a page about the class and tables for other systems.

      Interrupted, it ends with the status 75; run it again to go on. Run again after a change of \
      the lesson, the seed or a submission, it shows what would change and ends with the status 1; \
      --accept applies the changes.

      Without a lesson, the class is graded over all lessons of the course. The folder of submissions \
      then has a folder for each lesson, or each student's submission has one. Each lesson's results \
      are in a folder of their own, and the output folder has a page and a table with each student's \
      points and the total, in which the lessons have the weights of Lessons/course.yaml.
      """)

  @Argument(help: "The lesson, by the name that lessons list gives it; all without.")
  var lesson: String?

  @Flag(help: "Grade all lessons, as without a lesson.")
  var all = false

  @Option(help: ArgumentHelp("The folder with the submissions.", valueName: "dir"))
  var submissions: String

  @Option(
    help: ArgumentHelp(
      "The folder to write to; it is created if it is missing.", valueName: "dir"))
  var output: String

  @Option(
    help: ArgumentHelp(
      "The class list, a CSV file. It adds names, and the students who handed in nothing.",
      valueName: "file"))
  var roster: String?

  @Option(
    help: ArgumentHelp(
      "When submissions are due, such as 2026-03-01T23:59:00Z. Later ones are marked as late. "
        + "Without it, the dates in Lessons/course.yaml count.",
      valueName: "date"))
  var due: String?

  @Option(
    help: ArgumentHelp(
      "How the folder is laid out: plain, moodle, canvas or classroom. Without it, the layout is "
        + "recognized.", valueName: "layout"))
  var layout: Layout?

  @Flag(help: "Write no student's name or id to any page or table.")
  var anonymous = false

  @Option(help: "How many submissions are graded at once.")
  var jobs = ProcessInfo.processInfo.activeProcessorCount

  @Option(help: "The seed of the random generator for the checks' inputs; 0 by default.")
  var seed: UInt64?

  @Option(
    help: ArgumentHelp(
      "A file with a secret seed. The students' reports are silent on the inputs then.",
      valueName: "file"))
  var secretSeed: String?

  @Flag(help: "Let the students' reports show only the findings, without the lesson's text.")
  var brief = false

  @Option(
    help: ArgumentHelp(
      "Grade only a fixed part of the class, such as 1/4. lessons merge joins the parts.",
      valueName: "i/n"))
  var shard: Shard?

  @Flag(help: "Apply the changes of marks that a regrade found.")
  var accept = false

  @OptionGroup var cluster: ClusterOptions
  @OptionGroup var course: CourseOptions

  func validate() throws {
    guard seed == nil || secretSeed == nil else {
      throw ValidationError("--seed and --secret-seed exclude each other; give one of them.")
    }
    guard lesson == nil || !all else {
      throw ValidationError("--all grades all lessons; name no lesson with it.")
    }
    guard lesson != nil || (shard == nil && cluster.slurm == nil && cluster.kubernetes == nil)
    else {
      throw ValidationError(
        "--shard, --slurm and --kubernetes grade one lesson at a time; name the lesson.")
    }
    guard jobs > 0 else { throw ValidationError("--jobs must be at least 1.") }
    _ = try dueDate()
  }

  func run() async throws {
    try await failing {
      let course = try course.course()
      try ProtectedFiles(of: course).requireOutsideOfSources(output, of: course)
      guard let lesson else { return try await gradeAll(of: course) }
      let known = try LoadedLesson(try course.lesson(lesson))
      let folder = try ClassFolder(
        URL(filePath: submissions, directoryHint: .isDirectory), layout: layout,
        lesson: known.lesson.id)
      let list = try classList(folder, of: known)
      if let image = cluster.kubernetes {
        return try printKubernetesManifest(image, list: list, lesson: known.lesson)
      }
      if let count = cluster.slurm {
        return try await gradeOnSlurm(count, list: list, lesson: known.lesson)
      }
      let job = try ClassJob(
        known, in: try outputFolder(), seed: try classSeed(), options: options)
      let results = CourseClass(around: try outputFolder(), of: course)
      try results?.setPseudonymKeyIfMissing(in: job)
      let status = try await grade(list, layout: folder.layout, in: job)
      try results?.writeWithWarnings()
      if let status { throw status }
    }
  }

  /// Returns the students of a class and what they handed in to a lesson.
  func classList(_ folder: ClassFolder, of known: LoadedLesson) throws -> ClassList {
    let course = known.folder.course
    return ClassList(
      folder,
      roster: try roster.map { path throws(ReportedFault) in try Roster(URL(filePath: path)) },
      exerciseFiles: Set(known.lesson.exercises.map(\.file)),
      lessons: LessonNames(
        own: [known.folder.name, known.lesson.id],
        others: try course.lessons().flatMap { [$0.name, Lesson.id(ofModule: $0.name)] }),
      due: try dueDate(of: known.folder), shard: shard)
  }

  /// Grades a class into a job's folder, and prints what became of it. Returns the exit status if it is
  /// not 0.
  func grade(_ list: ClassList, layout: Layout, in job: ClassJob) async throws -> ExitCode? {
    let progress = ClassProgressLine(try job.pseudonyms(of: list))
    progress.begin(list, layout: layout)
    defer { progress.clear() }
    do {
      let completion = try await job.grade(list, toolchain: try Toolchain.ofThisProcess()) {
        progress.show($0)
      }
      progress.clear()
      return try printSummary(completion, of: job)
    } catch is CancellationError {
      progress.clear()
      StandardError.write("Interrupted. Run the same command again to go on.\n")
      throw ExitCode.interrupted
    }
  }

  /// Returns when submissions to a lesson are due: the date of --due, or else that of the course.
  ///
  /// - Throws: A ``ReportedFault`` where the course's date is needed and its description has a fault. The
  ///   results would differ without the date.
  func dueDate(of folder: LessonFolder) throws -> DueDate? {
    if let due = try dueDate() { return due }
    return try folder.course.syllabus().entry(of: folder)?.due
  }

  var options: ClassJob.Options {
    var options = ClassJob.Options()
    options.grader.form = brief ? .brief : .full
    options.grader.jobs = jobs
    options.acceptsChanges = accept
    options.isAnonymous = anonymous
    return options
  }

  /// The folder of the results, which must not be taken for a submission.
  func outputFolder() throws -> URL {
    let folder = URL(filePath: output, directoryHint: .isDirectory).standardizedFileURL
    let own = URL(filePath: submissions, directoryHint: .isDirectory).standardizedFileURL
    guard folder.path != own.path, folder.deletingLastPathComponent().path != own.path else {
      throw ReportedFault(
        .usage,
        "--output \(output) lies in the folder of the submissions and would be taken for one. Name "
          + "another folder.")
    }
    return folder
  }

  func classSeed() throws -> ClassSeed {
    if let secretSeed { return try ClassSeed(secretIn: secretSeed) }
    return .open(seed ?? 0)
  }

  private func dueDate() throws -> DueDate? {
    guard let due else { return nil }
    guard let date = DueDate(due) else {
      throw ValidationError(
        "--due \(due) is no date of ISO 8601 with a time zone; write it as \(DueDate.example).")
    }
    return date
  }
}

extension Layout: ExpressibleByArgument {}

extension Shard: ExpressibleByArgument {
  package init?(argument: String) {
    self.init(argument)
  }
}

extension ExitCode {
  /// Interrupted; the same command goes on where it was.
  static let interrupted = ExitCode(75)
}
