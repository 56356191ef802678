internal import ArgumentParser
internal import Authoring
internal import Courses
internal import Foundation
internal import Importing
internal import Typesetting
internal import VisibleText

/// `lessons import`.
struct ImportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Makes the text of a new lesson from a Jupyter notebook.",
    discussion: """
      For authors. Text, formulas and images become Lessons/NAME/Lesson.md, and each cell with a gap \
      becomes an exercise, whose stub has the name and the parameters of the cell's Python function. \
      Solutions and tests become notes in Solutions/NAME, beside the list ToDo.md \
      of what is left to do. Outputs are left out. Nothing is overwritten. The name is read as by \
      lessons new.
      """)

  @Argument(help: "The notebook, of version 3 or 4.")
  var notebook: String

  @Argument(help: "The name of the lesson, its folder and its module, such as LinearModels.")
  var name: String

  @OptionGroup var course: CourseOptions

  func run() async throws {
    try await failing {
      let course = try course.course()
      let name = try LessonName(name, in: course)
      let file = URL(filePath: notebook)
      let lesson = try ImportedLesson(
        try Notebook(at: file), named: name.text, imagesIn: file.deletingLastPathComponent(),
        typesetter: Typesetter())
      try lesson.write(to: course)
      let remark = name.remark.map { " \($0)" } ?? ""
      let exercises = "\(lesson.exercises) exercise\(lesson.exercises == 1 ? "" : "s")"
      let images = "\(lesson.images.count) image\(lesson.images.count == 1 ? "" : "s")"
      let tasks = lesson.tasks.map { "  - \($0.madeVisibleOnOneLine)\n" }.joined()
      try StandardOutput.write(
        """
        Lessons/\(name.text)/Lesson.md has \(exercises) and \(images).\(remark)

        Left to do, also in Solutions/\(name.text)/ToDo.md:
        \(tasks)
        """)
    }
  }
}
