import Checking
import Courses
import Foundation
import LessonReading
import Progress
import TestSupport
import Testing

/// The lesson that was worked on last.
@Suite struct LatestWorkTests {
  private let folder: TemporaryFolder
  private let course: Course
  private static let stub = "unfinished(\"one\")\n"

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("// A course.\n", to: "Package.swift")
    for name in ["A", "B", "C"] {
      try folder.write(
        """
        ---
        title: \(name)
        module: \(name)
        language: swift
        summary: One.
        ---

        # One

        ```swift {#one .exercise points=10 file=One.swift}
        unfinished("one")
        ```

        ```swift {#try .experiment title="Try" file=Try.swift}
        print(1)
        ```

        """, to: "Lessons/\(name)/Lesson.md")
      try folder.write(Self.stub, to: "Lessons/\(name)/Exercises/One.swift")
      try folder.write("print(1)\n", to: "Lessons/\(name)/Exercises/Experiments/Try.swift")
    }
    course = try Course(root: folder.url)
  }

  private func latest() throws -> LatestWork {
    let lessons = try course.syllabus().folders.map {
      (folder: $0, lesson: try readLesson(at: $0.text.path))
    }
    return try #require(LatestWork(in: lessons))
  }

  /// Writes a file whose modification is some hours after noon of a day.
  private func write(_ text: String, to name: String, hour: Double) throws {
    try folder.write(text, to: name)
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: 1_760_000_000 + hour * 3600)],
      ofItemAtPath: folder.path(name))
  }

  @Test("In a new course no lesson is begun, and the first is chosen, in the order of course.yaml")
  func new() throws {
    #expect(try latest().lesson.id == "a")
    #expect(try !latest().isBegun)
    try folder.write("lessons: [B]\n", to: "Lessons/course.yaml")
    #expect(try latest().lesson.id == "b")
  }

  @Test("An unchanged stub is no work, however new it is")
  func stubs() throws {
    try write("// mine\n" + Self.stub, to: "Lessons/B/Exercises/One.swift", hour: 1)
    try write(Self.stub + "\r\n", to: "Lessons/C/Exercises/One.swift", hour: 2)
    #expect(try latest().lesson.id == "b")
    #expect(try latest().file == "One.swift")
  }

  @Test("The newest edited file of an exercise or an experiment decides")
  func newest() throws {
    try write("// mine\n", to: "Lessons/B/Exercises/One.swift", hour: 1)
    try write("// mine\n", to: "Lessons/A/Exercises/One.swift", hour: 2)
    #expect(try latest().lesson.id == "a")
    try write("print(2)\n", to: "Lessons/C/Exercises/Experiments/Try.swift", hour: 3)
    #expect(try latest().lesson.id == "c")
    #expect(try latest().file == "Try.swift")
    try write("// other\n", to: "Lessons/B/Exercises/Helper.swift", hour: 4)
    #expect(try latest().lesson.id == "c")
  }

  @Test("A progress record that is newer than every edited file decides")
  func recorded() throws {
    try write("// mine\n", to: "Lessons/B/Exercises/One.swift", hour: 1)
    _ = ProgressFile(lesson: "a", course: course).update {
      $0.record(.entry(.failed), for: "one")
    }
    #expect(try latest().lesson.id == "a")
    #expect(try latest().file == nil)
    #expect(try latest().isBegun)
  }
}

/// The sums of a student's progress.
@Suite struct LessonProgressTests {
  private func lesson(_ id: String) throws -> Lesson {
    try readLesson(
      Array(
        """
        ---
        title: A
        module: A
        language: swift
        summary: One.
        ---

        # One

        ```swift {#\(id) .exercise points=10 file=One.swift}
        unfinished("\(id)")
        ```

        # Two

        ```swift {#two .exercise .bonus points=5 file=Two.swift}
        unfinished("two")
        ```

        """.utf8), file: "Lesson.md")
  }

  private func progress(
    _ status: Verdict?, score: Int, isStale: Bool = false, bonus: Verdict? = nil
  ) throws -> LessonProgress {
    let submission = Submission(sources: ["one": "let one = 1", "two": "let two = 2"])
    var record = ProgressRecord()
    if let status {
      record.record(
        ProgressRecord.Entry(
          content: isStale ? "old" : submission.content(of: "one"), status: status, score: score,
          maxScore: 10), for: "one")
    }
    if let bonus {
      record.record(
        ProgressRecord.Entry(
          content: submission.content(of: "two"), status: bonus, score: 5, maxScore: 5), for: "two")
    }
    return LessonProgress(record, of: submission, to: try lesson("one"))
  }

  @Test("A lesson that was never attempted is not begun")
  func unbegun() throws {
    #expect(try [progress(nil, score: 0)].words == "not begun")
    #expect(try [progress(.notAttempted, score: 0)].words == "not begun")
  }

  @Test("Points of changed files do not count, and those of a bonus are not in the points")
  func sums() throws {
    #expect(try [progress(.failed, score: 4)].words == "0 of 2 passed, 4 of 10 points")
    #expect(
      try [progress(.passed, score: 10, bonus: .passed)].words == "2 of 2 passed, 10 of 10 points")
    #expect(
      try [progress(.passed, score: 10, isStale: true)].words
        == "0 of 2 passed, 0 of 10 points, 1 stale")
  }

  @Test("The progress in several lessons is added up")
  func several() throws {
    #expect(
      try [progress(.passed, score: 10), progress(nil, score: 0)].words
        == "1 of 4 passed, 10 of 20 points")
  }
}
