internal import ArgumentParser
internal import Foundation
internal import Grading
internal import LessonReading

/// `lessons list`.
struct ListCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Lists the lessons of the course and their exercises.")

  @OptionGroup var course: CourseOptions

  func run() async throws {
    try await failing {
      for folder in try course.course().lessons() {
        let lesson = try readLesson(at: folder.text.path)
        print("\(lesson.id)  \(lesson.title)")
        let longest = lesson.exercises.map(\.id.count).max() ?? 0
        for exercise in lesson.exercises {
          let name = exercise.id.padding(toLength: longest, withPad: " ", startingAt: 0)
          let points = "\(exercise.points) points\(exercise.isBonus ? ", bonus" : "")"
          let minutes = exercise.minutes.map { ", \($0) minutes" } ?? ""
          print("  \(name)  \(exercise.title) (\(points)\(minutes))")
        }
      }
    }
  }
}
