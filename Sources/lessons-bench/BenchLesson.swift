internal import Courses
internal import Foundation
internal import LessonReading

/// A lesson of the course to be measured.
struct BenchLesson: Sendable {
  /// The name of the lesson's folder and of the student's module.
  let name: String
  let id: String
  /// The names of the exercises' files that are not a bonus, without the ending.
  let exercises: [String]
  /// The id of the first exercise.
  let firstExercise: String

  init(_ folder: LessonFolder) throws {
    let lesson = try readLesson(at: folder.text.path)
    name = folder.name
    id = lesson.id
    firstExercise = lesson.exercises.first?.id ?? ""
    exercises = lesson.exercises.filter { !$0.isBonus }
      .map { String($0.file.dropLast(".swift".count)) }
  }

  /// The exercise that is saved alone: the last one.
  func lastExercise() throws(BenchFault) -> String {
    guard let last = exercises.last else {
      throw BenchFault("The lesson \(id) has no exercise to measure.")
    }
    return last
  }
}
