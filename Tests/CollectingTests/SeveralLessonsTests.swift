import Collecting
import Foundation
import TestSupport
import Testing

/// Submissions with the files of several lessons.
@Suite struct SeveralLessonsTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  /// Unpacks the submission of `s` for the lesson Optimizers, whose files are these two.
  private func unpack() async throws -> Result<UnpackedSubmission, Unreadable> {
    let listed = try ClassFolder(folder.url, layout: .plain, lesson: "optimizers")
    let submission = try #require(listed.submissions.first { $0.student == "s" })
    return try await submission.unpack(
      into: folder.url.appending(path: "scratch"),
      exerciseFiles: ["Adam.swift", "Challenge.swift"],
      lessons: LessonNames(own: ["Optimizers"], others: ["Schedules", "LinearModels"]))
  }

  /// Returns the path of the folder that is found.
  private func found() async throws -> String {
    try await unpack().get().folder.path.replacing("\(folder.url.path)/s", with: "s")
  }

  private func write(_ paths: String...) throws {
    for path in paths { try folder.write("let x = 1", to: "s/\(path)") }
  }

  @Test("The lesson's own folder is found, though other lessons have files of the same name")
  func own() async throws {
    try write("Schedules/Challenge.swift", "optimizers/Adam.swift", "LinearModels/Challenge.swift")
    #expect(try await found() == "s/optimizers")
  }

  @Test("In a copy of the whole course the exercises count, not the solutions and the references")
  func repository() async throws {
    try write(
      "c/Lessons/Optimizers/Exercises/Adam.swift",
      "c/Lessons/Optimizers/Checks/References/Adam.swift",
      "c/Solutions/Optimizers/Adam.swift", "c/Solutions/Optimizers/Challenge.swift",
      "c/Lessons/Schedules/Exercises/Challenge.swift")
    #expect(try await found() == "s/c/Lessons/Optimizers/Exercises")
  }

  @Test("A submission with files of other lessons alone has nothing for this one")
  func others() async throws {
    try write("Schedules/Challenge.swift", "Schedules/AdamW.swift")
    let unpacked = try await unpack()
    let failure = try #require(throws: Unreadable.self) { try unpacked.get() }
    #expect(failure.isEmpty)
    #expect(failure.reason == "There are only files of other lessons.")
  }

  @Test("Files beside the folders of other lessons are the lesson's")
  func loose() async throws {
    try write("Adam.swift", "Challenge.swift", "Schedules/Challenge.swift")
    #expect(try await found() == "s")
  }

  @Test("Only the time of the lesson's own files counts")
  func times() async throws {
    try write("Optimizers/Adam.swift", "Schedules/Challenge.swift")
    let times = [
      "Optimizers/Adam.swift": 1_000_000_000.0, "Schedules/Challenge.swift": 1_500_000_000,
    ]
    for (path, time) in times {
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSince1970: time)],
        ofItemAtPath: folder.path("s/\(path)"))
    }
    #expect(try await unpack().get().modified == Date(timeIntervalSince1970: 1_000_000_000))
  }
}
