internal import ArgumentParser
internal import Authoring
internal import Foundation

/// `lessons new`.
struct NewCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Makes a lesson of one exercise, to go on from.",
    discussion: """
      For authors. The lesson is complete: lessons verify accepts it. Comments in its files say where \
      to go on. Package.swift gets one line for it. Words in lowercase or with dashes become one name \
      with capitals: my-lesson becomes MyLesson.
      """)

  @Argument(help: "The name of the lesson, its folder and its module, such as LinearModels.")
  var name: String

  @Option(help: "The name of its exercise, such as running-mean.")
  var exercise = "mean"

  @OptionGroup var course: CourseOptions

  func run() async throws {
    try await failing {
      let course = try course.course()
      let name = try LessonName(name, in: course)
      let exercise = try ExerciseName(exercise)
      let lesson = try NewLesson(name, exercise: exercise, in: course)
      let origin = name.remark.map { " \($0)" } ?? ""
      try StandardOutput.printLine(
        """
        The lesson \(name.text) has one exercise, “\(exercise.id)”.\(origin)
        Package.swift has a line for it: \(lesson.manifestLine)

        Its files, in the order in which to read them:
        \(lesson.files.map { "  \($0)" }.joined(separator: "\n"))

        Next:
          swift run lessons verify \(name.id)
          swift run lessons watch --author \(name.id)
        """)
    }
  }
}
