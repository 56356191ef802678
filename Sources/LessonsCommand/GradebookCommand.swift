internal import ArgumentParser
internal import ClassGrading
internal import ClassReporting
internal import Courses
internal import Foundation
internal import Gradebook
internal import Grading
internal import LessonReading

/// `lessons gradebook`.
struct GradebookCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gradebook",
    abstract: "Shows and changes the results of a class.",
    discussion: "For instructors. The results are those that `lessons grade` wrote to a folder.",
    subcommands: [
      GradebookList.self, GradebookShow.self, GradebookSet.self, GradebookChanges.self,
      GradebookQuery.self, GradebookKeep.self, GradebookPublish.self,
    ],
    defaultSubcommand: GradebookList.self)

  @Option(help: ArgumentHelp("The folder that lessons grade wrote to.", valueName: "dir"))
  var output: String

  @OptionGroup var course: CourseOptions

  var folder: URL { URL(filePath: output, directoryHint: .isDirectory) }

  /// Opens the gradebook with its lesson.
  func open() throws -> OpenGradebook {
    let gradebook = try Gradebook(in: folder)
    let lesson = try LoadedLesson(try course.course().lesson(try gradebook.lesson))
    return OpenGradebook(gradebook: gradebook, lesson: lesson, folder: folder)
  }
}

/// A gradebook and its lesson.
struct OpenGradebook {
  let gradebook: Gradebook
  let lesson: LoadedLesson
  let folder: URL

  /// The results of the class at present, by student.
  func results() throws -> ClassResults {
    try ClassOutput(folder, of: gradebook, lesson: lesson.lesson, isAnonymous: false).results()
  }

  /// The result of a student, and the lesson's exercises.
  func result(of student: String) throws -> (StudentResult, [ClassExercise]) {
    let output = try ClassOutput(folder, of: gradebook, lesson: lesson.lesson, isAnonymous: false)
    let results = try output.results(of: student)
    guard let found = results.students.first else {
      throw ReportedFault(
        .usage,
        "There is no student \(student) in the gradebook. `lessons gradebook --output "
          + "\(folder.relativePath) list` shows all.")
    }
    return (found, results.exercises)
  }

  /// Writes the files about the class anew, in the form in which they were written.
  func rewrite() throws {
    let output = try ClassOutput(
      folder, of: gradebook, lesson: lesson.lesson, isAnonymous: try gradebook.isAnonymous())
    try output.write()
    try CourseClass(around: folder, of: lesson.folder.course)?.writeWithWarnings()
  }
}
