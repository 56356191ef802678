import Foundation
import Testing

@testable import LessonReading

@Suite("The lessons of this package")
struct CourseTests {
  @Test("read without a fault, each under its folder's name, with two hints for every exercise")
  func course() throws {
    let course = EverythingTests.folder.resolvingSymlinksInPath()
      .appending(path: "../../../Lessons").standardizedFileURL
    let folders = try FileManager.default.contentsOfDirectory(atPath: course.path).sorted()
      .filter { $0 != "course.yaml" }
    #expect(!folders.isEmpty)
    for folder in folders {
      let lesson = try readLesson(at: course.appending(path: "\(folder)/Lesson.md").path)
      #expect(lesson.module == folder)
      #expect(!lesson.exercises.isEmpty)
      for exercise in lesson.exercises { #expect(lesson.hints(for: exercise.id).count >= 2) }
    }
  }
}
