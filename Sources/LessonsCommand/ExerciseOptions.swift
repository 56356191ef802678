internal import ArgumentParser
internal import Courses
internal import Foundation
internal import LessonReading
internal import Progress

/// The arguments that name an exercise of a lesson.
struct ExerciseOptions: ParsableArguments {
  @Argument(
    help: """
      The lesson, by the name that lessons list gives it. Without it, the one that you worked on \
      last.
      """)
  var lesson: String?

  @Argument(help: "The exercise, by its name in that list.")
  var exercise: String?

  @OptionGroup var course: CourseOptions

  func find() throws -> Found {
    let choice = try choice(among: [.exercise])
    let lesson = try readLesson(at: choice.folder.text.path)
    let exercise = try lesson.exercise(try choice.only(.exercise))
    return Found(folder: choice.folder, lesson: lesson, exercise: exercise)
  }

  /// Returns the lesson that is named or was worked on last.
  func choice(among cells: [LessonChoice.Cell]) throws -> LessonChoice {
    try LessonChoice(
      [lesson, exercise].compactMap(\.self), cells: cells, in: try course.course())
  }

  /// An exercise with its lesson and folder.
  struct Found {
    let folder: LessonFolder
    let lesson: Lesson
    let exercise: Exercise

    var progressRecord: ProgressFile { ProgressFile(lesson: lesson.id, course: folder.course) }
  }
}

extension ProgressFile.Reading {
  /// Returns the record, after printing the remark about its file, if there is one.
  func printingRemark() -> ProgressRecord {
    if let remark { StandardError.write("note: \(remark)\n") }
    return progressRecord
  }
}
