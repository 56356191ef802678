import Foundation
import LessonReading
import TestSupport
import Testing

@Suite struct SolutionTests {
  @Test("Solutions and exercises correspond")
  func solutions() throws {
    let lesson = try readLesson(
      at: PackageFolder.url.appending(path: "Lessons/Optimizers/Lesson.md").path)
    let files = try FileManager.default.contentsOfDirectory(
      atPath: PackageFolder.url.appending(path: "Solutions/Optimizers").path)
    #expect(Set(files) == Set(lesson.exercises.map(\.file)))
  }
}
