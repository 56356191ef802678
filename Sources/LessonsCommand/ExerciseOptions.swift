internal import ArgumentParser
internal import Courses
internal import Foundation
internal import LessonReading
internal import Progress

/// The arguments that name an exercise of a lesson.
struct ExerciseOptions: ParsableArguments {
  @Argument(help: "The lesson, by the name that lessons list gives it.")
  var lesson: String

  @Argument(help: "The exercise, by its name in that list.")
  var exercise: String

  @OptionGroup var course: CourseOptions

  func find() throws -> Found {
    let folder = try course.course().lesson(lesson)
    let lesson = try readLesson(at: folder.text.path)
    return Found(folder: folder, lesson: lesson, exercise: try lesson.exercise(exercise))
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
