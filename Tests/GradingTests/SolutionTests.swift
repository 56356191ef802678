import Foundation
import LessonReading
import Testing

@Suite struct SolutionTests {
  @Test("Solutions and exercises correspond")
  func solutions() throws {
    let lesson = try readLesson(
      at: Course.root.appending(path: "Lessons/Optimizers/Lesson.md").path)
    let files = try FileManager.default.contentsOfDirectory(
      atPath: Course.root.appending(path: "Solutions/Optimizers").path)
    #expect(Set(files) == Set(lesson.exercises.map(\.file)))
  }
}
