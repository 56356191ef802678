internal import ArgumentParser
internal import Compiling
internal import Courses
internal import Files
internal import Foundation
internal import Grading
internal import LessonReading
internal import Plotting
internal import Progress
internal import Reporting
internal import VisibleText

/// `lessons run`.
struct RunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Runs an experiment of a lesson: your own program, which is not graded.",
    usage: "lessons run [LESSON] EXPERIMENT [--output FILE] [--course DIR]",
    discussion: """
      The experiment is a file in Exercises/Experiments, which you may change as you like; lessons \
      reset brings the lesson's code back. It can use your exercises as they are. What it prints \
      appears as it is printed. What it draws is written as an SVG file and described. Exit status: \
      0 it ran to its end, 1 it did not compile, used code that is not written yet, crashed or took \
      too long.
      """)

  @Argument(
    help: """
      The lesson, by the name that lessons list gives it. Without it, the one that you worked on \
      last.
      """)
  var lesson: String?

  @Argument(help: "The experiment, by its name in the lesson file.")
  var cell: String?

  @Option(
    help: ArgumentHelp(
      "Where to write the figure; in .lessons/reports without.", valueName: "file"))
  var output: String?

  @OptionGroup var course: CourseOptions

  func validate() throws {
    guard output?.isEmpty != true else {
      throw ValidationError("--output names no file; name the one to write.")
    }
    guard output != "-" else {
      throw ValidationError("--output - would mix the figure with what is printed; name a file.")
    }
  }

  func run() async throws {
    try await failing {
      let course = try course.course()
      let choice = try LessonChoice(
        [lesson, cell].compactMap(\.self), cells: [.experiment], in: course)
      let known = try LoadedLesson(choice.folder)
      let experiment = try known.lesson.experiment(try choice.only(.experiment))
      if let output {
        try ResultFile(path: output).require(.figure, besides: ProtectedFiles(of: course))
      }
      let code = try code(of: experiment, in: known.folder)
      let submission = try Submission(
        folder: known.folder.exercises, lesson: known.lesson, isStudentsFolder: true)
      let prepared = try PreparedLesson(
        known, toolchain: try Toolchain.ofThisProcess(), cachesVerdicts: true)
      let screen = ExperimentScreen(experiment, in: known.folder, code: code)
      let result = try await Experiments(prepared).run(
        experiment, code: code, submission: submission, progress: screen.show)
      try screen.finish(result)
      if let figure = result.figure {
        let file = try ResultFile(
          path: output ?? defaultFile(for: experiment, of: known).path)
        try file.write(figure.svg(standalone: true))
        try StandardOutput.write(ExperimentScreen.text(of: figure))
        try StandardOutput.printLine("Figure: \(URL(filePath: file.path).relativeToHere)")
      }
      if result.ending != .finished { throw ExitCode.someDidNotPass }
    }
  }

  /// Returns the code of the experiment's file. A missing file is written from the lesson's.
  private func code(of experiment: Experiment, in folder: LessonFolder) throws -> String {
    switch folder.text(ofExperimentIn: experiment.file) {
    case .text(let text): return text
    case .refused(let reason):
      throw ReportedFault(
        .usage, "\(folder.experiments.appending(path: experiment.file).relativeToHere): \(reason)")
    case .missing:
      do {
        _ = try ExerciseReset(
          experiment.file, in: folder.experiments, stub: experiment.stub)
      } catch {
        throw ReportedFault(.machine, "The experiment's file cannot be written: \(error)")
      }
      StandardError.write(
        "note: \(folder.experiments.appending(path: experiment.file).relativeToHere) was missing "
          + "and is written again.\n")
      return experiment.stub
    }
  }

  private func defaultFile(for experiment: Experiment, of known: LoadedLesson) throws -> URL {
    let folder = known.folder.course.reports
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    } catch {
      throw ReportedFault(
        .machine,
        "The folder \(folder.path) for reports cannot be created: \(SystemError(error).sentences)")
    }
    return folder.appending(path: "\(known.lesson.id).\(experiment.id).svg")
  }
}
