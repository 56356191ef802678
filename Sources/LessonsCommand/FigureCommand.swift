internal import ArgumentParser
internal import Courses
internal import Foundation
internal import Grading
internal import LessonReading
internal import Plotting
internal import Reporting

/// `lessons figure`.
struct FigureCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "figure",
    abstract: "Draws a figure of a lesson from the reference runs, as an SVG file.")

  @Argument(help: "The lesson, by the name that lessons list gives it.")
  var lesson: String

  @Argument(help: "The figure, by its name in the lesson file.")
  var figure: String

  @Option(help: ArgumentHelp("Where to write it; standard output without.", valueName: "file"))
  var output: String?

  @OptionGroup var course: CourseOptions

  func run() async throws {
    try await failing {
      let course = try course.course()
      let known = try LoadedLesson(try course.lesson(lesson))
      let file = ResultFile(path: output ?? "-")
      try file.require(.figure, besides: ProtectedFiles(of: course))
      guard let cell = known.lesson.figures.first(where: { $0.id == figure }) else {
        let names = known.lesson.figures.map(\.id).joined(separator: ", ")
        let others = names.isEmpty ? "It has none." : "It has: \(names)."
        throw ReportedFault(
          .usage, "The lesson \(known.lesson.id) has no figure “\(figure)”. \(others)")
      }
      let drawn = try known.referenceFigure(cell).svg(standalone: true)
      try file.write(drawn)
    }
  }
}
