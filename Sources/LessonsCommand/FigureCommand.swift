internal import ArgumentParser
internal import Compiling
internal import Courses
internal import Figures
internal import Foundation
internal import Grading
internal import LessonReading
internal import Plotting
internal import Progress
internal import Reporting
internal import VisibleText

/// `lessons figure`.
struct FigureCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "figure",
    abstract: "Draws a figure of a lesson as an SVG file, also with numbers of your choice.",
    usage: """
      lessons figure [LESSON] FIGURE [--set RUN.NAME=VALUE ...] [--of SUBJECT] [--use] \
      [--output FILE] [--course DIR]
      """,
    discussion: """
      Without --set and --of, the figure shows the reference runs. --set changes a number of a run \
      that the lesson lets you adjust, such as adam.learningRate=0.1, and draws your own program's \
      runs; a name that does not exist is answered with those that do. What each run does is told \
      on standard output, or on standard error if the figure goes there. In the challenge's figure \
      the numbers are a try: it earns points, your tries are listed, and --use writes them into \
      your file.
      """)

  @Argument(
    help: """
      The lesson, by the name that lessons list gives it. Without it, the one that you worked on \
      last.
      """)
  var lesson: String?

  @Argument(help: "The figure, by its name in the lesson file.")
  var figure: String?

  @Option(
    name: .customLong("set"),
    help: ArgumentHelp(
      "Draw a run with another number; may be given several times.",
      valueName: "run.name=value"))
  var assignments: [String] = []

  @Option(
    name: .customLong("of"),
    help: "Whose runs to draw: \(Subject.allCases.map(\.rawValue).joined(separator: ", ")).")
  var subject: Subject?

  @Flag(help: "Write the numbers into your file, in a figure that shows a solution.")
  var use = false

  @Option(help: ArgumentHelp("Where to write it; standard output without.", valueName: "file"))
  var output: String?

  @OptionGroup var course: CourseOptions

  /// The program whose runs are drawn.
  enum Subject: String, ExpressibleByArgument, CaseIterable {
    case submission, solution, reference
  }

  func validate() throws {
    guard !use || !assignments.isEmpty else {
      throw ValidationError("--use writes the numbers of --set; give at least one.")
    }
    guard output?.isEmpty != true else {
      throw ValidationError("--output names no file; name the one to write.")
    }
  }

  func run() async throws {
    try await failing {
      let course = try course.course()
      let choice = try LessonChoice(
        [lesson, figure].compactMap(\.self), cells: [.figure], in: course)
      let known = try LoadedLesson(choice.folder)
      let file = ResultFile(path: output ?? "-")
      try file.require(.figure, besides: ProtectedFiles(of: course))
      let cell = try cell(named: try choice.only(.figure), in: known.lesson)
      guard !assignments.isEmpty || subject != nil else {
        return try file.write(try known.referenceFigure(cell).svg(standalone: true))
      }
      let settings = try settings(for: cell, of: known)
      let drawn = try await draw(cell, settings, known)
      if output != nil || !use { try file.write(drawn.figure.svg(standalone: true)) }
      let isOnStandardOutput = file.isStandardOutput && !use
      for line in try lines(about: drawn, in: known, file: file) {
        let text = line.madeVisibleOnOneLine + "\n"
        if isOnStandardOutput { StandardError.write(text) } else { try StandardOutput.write(text) }
      }
    }
  }

  private func cell(named figure: String, in lesson: Lesson) throws -> LessonReading.Figure {
    if let cell = lesson.figures.first(where: { $0.id == figure }) { return cell }
    let names = lesson.figures.map(\.id).joined(separator: ", ")
    let others = names.isEmpty ? "It has none." : "It has: \(names)."
    throw ReportedFault(
      .usage,
      "The lesson \(lesson.id) has no figure “\(figure.madeVisibleOnOneLine)”. \(others)")
  }

  private func settings(
    for cell: LessonReading.Figure, of known: LoadedLesson
  ) throws -> FigureSettings {
    let plan = try known.plan(of: cell)
    do {
      let settings = try plan.settings(assignments)
      if use, try plan.adjusted(to: settings).solution == nil {
        throw FigureSettingFault("The figure \(cell.id) shows no solution that --use could write.")
      }
      return settings
    } catch let fault as FigureSettingFault {
      throw ReportedFault(.usage, fault.description.madeVisibleOnOneLine)
    }
  }

  private func draw(
    _ cell: LessonReading.Figure, _ settings: FigureSettings, _ known: LoadedLesson
  ) async throws -> InteractiveFigure {
    let subject: FigureSubject
    switch self.subject ?? .submission {
    case .reference: return try known.referenceFigure(cell, settings: settings)
    case .solution:
      try known.folder.requireSolutions()
      subject = .solution(
        try Submission(folder: known.folder.solutions, lesson: known.lesson))
    case .submission:
      subject = .submission(
        try Submission(
          folder: known.folder.exercises, lesson: known.lesson, isStudentsFolder: true))
    }
    let prepared = try PreparedLesson(
      known, toolchain: try Toolchain.ofThisProcess(), cachesVerdicts: true)
    let progress = ProgressLine(known.lesson)
    defer { progress.clear() }
    progress.show("Running …")
    return try await InteractiveFigures(prepared).figure(cell.id, settings: settings, of: subject)
      ?? known.referenceFigure(cell, settings: settings)
  }

  /// Records a try and writes it into the student's file if asked to, and returns what to tell.
  private func lines(
    about drawn: InteractiveFigure, in known: LoadedLesson, file: ResultFile
  ) throws -> [String] {
    var lines = drawn.facts.map(\.sentence)
    if let solution = drawn.solution {
      let record = ProgressFile(lesson: known.lesson.id, course: known.folder.course)
      let tries = record.update { progress in
        for new in drawn.tries { progress.recordTry(new, for: solution.exercise) }
      }.printingRemark().tries(in: solution.exercise)
      lines += TryList.lines(of: tries)
      if use { lines.append(try write(solution, in: known)) }
    }
    if !file.isStandardOutput { lines.append("Figure: \(URL(filePath: file.path).relativeToHere)") }
    return lines
  }

  private func write(_ solution: FigurePlan.Solution, in known: LoadedLesson) throws -> String {
    let exercise = try known.lesson.exercise(solution.exercise)
    let file = known.folder.exercises.appending(path: exercise.file)
    do {
      try SolutionFile.setValue(
        of: solution.constant, to: solution.expression, in: file, stub: exercise.stub)
      return "\(file.relativeToHere) now has \(solution.expression)."
    } catch {
      throw ReportedFault(.machine, "The numbers were not written: \(error)")
    }
  }
}

/// A student's tries as lines of text.
enum TryList {
  /// The number of tries that are listed.
  private static let most = 10

  static func lines(of tries: [Try]) -> [String] {
    guard tries.count > 1 else { return [] }
    let best = tries.best
    let shown = tries.suffix(most)
    let longest = shown.map(\.choice.count).max() ?? 0
    let omitted = tries.count > most ? " (the latest \(most) of \(tries.count))" : ""
    let isBestOmitted = best.map { !shown.contains($0) } ?? false
    return ["Your tries\(omitted), the latest last:"]
      + shown.map { one in
        let choice = one.choice.padding(toLength: longest, withPad: " ", startingAt: 0)
        return "  \(choice)  \(one.result)\(one == best ? ", your best" : "")"
      }
      + (isBestOmitted ? best.map { ["Your best: \($0.choice), \($0.result)."] } ?? [] : [])
  }
}
