package import Compiling
package import Courses
package import Foundation
package import Grading
package import LessonReading

/// Grades a student's files repeatedly.
///
/// The lesson is read and its support modules are built once.
package struct StudentGrader: Sendable {
  package let prepared: PreparedLesson
  package let progressRecord: ProgressFile
  private let toolchain: Toolchain
  private let seed: UInt64

  /// The verdicts, with the submission that they are for.
  package struct Result: Sendable {
    package let graded: GradedLesson
    package let work: Submission
  }

  /// Reads a lesson.
  ///
  /// - Parameters:
  ///   - folder: The lesson's folder.
  ///   - toolchain: The toolchain that compiles the student's files.
  ///   - seed: The seed of the checks' random inputs.
  /// - Throws: The faults of the lesson.
  package init(_ folder: LessonFolder, toolchain: Toolchain, seed: UInt64) throws {
    let known = try LoadedLesson(folder)
    guard !known.lesson.exercises.isEmpty else {
      throw ReportedFault(
        .lesson, "\(folder.text.path):1:1: error: the lesson has no exercise; add one to check it")
    }
    prepared = try PreparedLesson(known, toolchain: toolchain, cachesVerdicts: true)
    progressRecord = ProgressFile(lesson: known.lesson.id, course: folder.course)
    self.toolchain = toolchain
    self.seed = seed
  }

  package var lesson: Lesson { prepared.lesson }
  package var folder: LessonFolder { prepared.folder }

  /// The lesson file's current content; nil if it cannot be read.
  package var lessonText: Data? { FileManager.default.contents(atPath: folder.text.path) }

  /// Reads the lesson's file again.
  package func reopened() throws -> StudentGrader {
    try StudentGrader(folder, toolchain: toolchain, seed: seed)
  }

  package func readSubmission() throws -> Submission {
    try Submission(folder: folder.exercises, lesson: lesson, isStudentsFolder: true)
  }

  /// Grades the named exercises, or all of them for an empty set.
  package func check(
    _ work: Submission, _ exercises: Set<String> = [],
    progress: @escaping @Sendable (GradingProgress) -> Void = { _ in }
  ) async throws -> Result {
    let graded = try await prepared.grade(
      work, exercises: exercises, seed: seed, progress: progress)
    return Result(graded: graded, work: work)
  }
}
