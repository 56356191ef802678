import Checking
import Courses
import Foundation
import LessonReading
import Progress

/// A course with one lesson and one exercise, in a temporary folder that is removed with its owner.
final class SmallCourse {
  let root: URL
  let lesson: Lesson
  let course: Course
  var exercises: URL { root.appending(path: "Lessons/Small/Exercises") }

  static let text = """
    ---
    title: Small
    module: Small
    language: swift
    summary: It is small.
    ---

    # Small

    ```swift {#one .exercise points=10 file=One.swift}
    unfinished("one")
    ```

    <details data-hint="one" data-level="1"><summary>First</summary>

    Begin.

    </details>

    <details data-hint="one" data-level="2" data-when="one.backwards"><summary>Second</summary>

    You go backwards.

    </details>

    <details data-hint="one" data-level="4" data-when="one.x"><summary>Fourth</summary>

    Look at x.

    </details>

    <details data-hint="one" data-level="3"><summary>Third &amp; <code>last</code></summary>

    A formula $\\beta_1 \\approx \\hat{m}$ and `code` and a [link](#small), in a paragraph that is longer \
    than a line.

        indented

    </details>

    """

  init() throws {
    root = FileManager.default.temporaryDirectory.appending(path: "lessons-test-\(UUID())")
    let folder = root.appending(path: "Lessons/Small/Exercises")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data("// A course.\n".utf8).write(to: root.appending(path: "Package.swift"))
    lesson = try readLesson(Array(Self.text.utf8), file: "Lesson.md")
    course = try Course(root: root)
  }

  deinit {
    try? FileManager.default.removeItem(at: root)
  }

  var progressRecord: ProgressFile { ProgressFile(lesson: "small", course: course) }

  func write(_ text: String) throws {
    try Data(text.utf8).write(to: exercises.appending(path: "One.swift"))
  }

  func submission() throws -> Submission {
    try Submission(folder: exercises, lesson: lesson)
  }
}

extension ProgressRecord.Entry {
  static func entry(
    _ status: Verdict, content: String = "", misconceptions: [String] = [],
    quantities: [String] = []
  ) -> ProgressRecord.Entry {
    ProgressRecord.Entry(
      content: content, status: status, score: 0, maxScore: 10, misconceptions: misconceptions,
      quantities: quantities)
  }
}
