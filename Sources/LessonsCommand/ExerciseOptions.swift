internal import Courses
internal import ArgumentParser
internal import Foundation
internal import LessonReading
internal import Progress

/// Which exercise of which lesson.
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

  /// An exercise, and where it lies.
  struct Found {
    let folder: LessonFolder
    let lesson: Lesson
    let exercise: Exercise

    var progressRecord: ProgressFile { ProgressFile(lesson: lesson.id, course: folder.course) }
  }
}

extension ProgressFile.Reading {
  /// Hands over the progressRecord, and tells what is wrong with its file.
  func told() -> ProgressRecord {
    if let remark { StandardError.write("note: \(remark)\n") }
    return progressRecord
  }
}
