import Checking
import Courses
import Foundation
import Grading
import LessonReading
import TestSupport
import Testing

/// A class's submission is built as one module where its files do not affect each other.
@Suite struct TogetherTests {
  @Test(
    "A submission that is built as one module gets the verdicts of one that is built file by file",
    arguments: [
      "another-name", "frames-a-neighbour", "helper-next-door", "not-public", "shadows-neighbour",
      "shadows-tensor", "typo", "unfinished-in-part", "windows-line-ends", "with-foundation",
      "wrong-sign", "only-comments", "Hostile/replaces-minus", "Hostile/replaces-pow",
      "Hostile/replaces-neighbour", "Hostile/before-main-exits", "Hostile/before-main-forges",
    ])
  func sameVerdicts(_ fixture: String) async throws {
    let folder = try TemporaryFolder(copying: Course.root.appending(path: "Solutions/Optimizers"))
    try folder.add(Course.root.appending(path: "Tests/GradingTests/Submissions/\(fixture)"))
    let prepared = try Course.preparedLesson()
    let submission = try Submission(folder: folder.url, lesson: prepared.lesson)
    let (apart, together) = try await ConcurrencyLimit.forPrograms.run {
      (
        try await prepared.grade(submission, seed: 1),
        try await prepared.grade(submission, seed: 1, together: true)
      )
    }
    for (own, other) in zip(apart.exercises, together.exercises) {
      #expect(own.status == other.status, "\(own.exercise.id): \(other.message)")
      #expect(own.score == other.score)
      #expect(own.message == other.message)
      #expect(own.diagnosis?.misconceptions.map(\.id) == other.diagnosis?.misconceptions.map(\.id))
    }
    #expect(apart.remarks == together.remarks)
  }
}
