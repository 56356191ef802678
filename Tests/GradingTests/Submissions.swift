import Compiling
import Courses
import Foundation
import Grading
import LessonReading
import OptimizersChecks
import TestSupport

/// This package's course, and submissions to its lesson.
enum Course {
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  static func preparedLesson() throws -> PreparedLesson {
    let folder = try Courses.Course(root: root).lesson("optimizers")
    return try PreparedLesson(
      folder: folder, lesson: readLesson(at: folder.text.path), checks: LessonEntry(),
      toolchain: Toolchain(searchPath: ProcessInfo.processInfo.environment["PATH"] ?? ""))
  }

  /// Grades the solution with some of its files replaced by a fixture's.
  static func grade(fixture: String) async throws -> GradedLesson {
    let folder = try TemporaryFolder(copying: root.appending(path: "Solutions/Optimizers"))
    try folder.add(root.appending(path: "Tests/GradingTests/Submissions/\(fixture)"))
    return try await grade(folder.url)
  }

  static func grade(_ folder: URL, seed: UInt64 = 0) async throws -> GradedLesson {
    let prepared = try preparedLesson()
    let submission = try Submission(folder: folder, lesson: prepared.lesson)
    return try await ConcurrencyLimit.forPrograms.run {
      try await prepared.grade(submission, seed: seed)
    }
  }
}

extension TemporaryFolder {
  convenience init(copying other: URL) throws {
    try self.init()
    try add(other)
  }

  /// Copies files over those with the same names. Fixtures that the formatter cannot read have the
  /// extension `.txt`, which is removed.
  func add(_ other: URL) throws {
    for name in try FileManager.default.contentsOfDirectory(atPath: other.path) {
      let target = url.appending(path: name.hasSuffix(".txt") ? String(name.dropLast(4)) : name)
      if FileManager.default.fileExists(atPath: target.path) {
        try FileManager.default.removeItem(at: target)
      }
      try FileManager.default.copyItem(at: other.appending(path: name), to: target)
    }
  }
}

extension GradedLesson {
  subscript(id: String) -> GradedExercise? { exercises.first { $0.exercise.id == id } }
}
