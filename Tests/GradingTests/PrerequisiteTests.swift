import Checking
import Grading
import LessonReading
import TestSupport
import Testing

/// The effect of an exercise's verdict on those that need it.
@Suite struct PrerequisiteTests {
  private static let pairs = Verdict.allCases.flatMap { first in
    Verdict.allCases.map { (first, $0) }
  }

  /// Two exercises of ten points, of which the second needs the first.
  private static let lesson: Result<Lesson, any Error> = Result {
    let folder = try TemporaryFolder()
    try folder.write(
      """
      ---
      title: Two
      module: Two
      language: en
      summary: Two exercises.
      ---

      # Two

      ## The first

      ```swift {#first .exercise points=10 file=First.swift}
      let first: Int = unfinished("first")
      ```

      ## The second

      ```swift {#second .exercise points=10 file=Second.swift needs=first}
      let second: Int = unfinished("second")
      ```

      """, to: "Lesson.md")
    return try readLesson(at: folder.path("Lesson.md"))
  }

  /// An exercise with a verdict and its points.
  private func graded(_ name: String, _ status: Verdict) throws -> GradedExercise {
    let exercises = try Self.lesson.get().exercises
    return GradedExercise(
      exercise: try #require(exercises.first { $0.id == name }),
      verdict: ExerciseVerdict(status: status, score: score(status), message: "own message"))
  }

  private func score(_ status: Verdict) -> Int {
    switch status {
    case .passed, .faulty: 10
    case .failed, .crashed, .timedOut: 5
    case .notAttempted, .didNotCompile, .blocked: 0
    }
  }

  @Test(
    "Only faults of the student block an exercise, and only such faults are replaced by blocked",
    arguments: pairs)
  func pair(_ first: Verdict, _ second: Verdict) throws {
    let results = try Prerequisites.apply(to: [
      graded("first", first), graded("second", second),
    ])
    #expect(results[0].status == first)
    #expect(results[0].score == score(first))
    let isNotStudents: Set<Verdict> = [.passed, .faulty]
    let isLeftAlone: Set<Verdict> = [.passed, .faulty, .notAttempted]
    if isNotStudents.contains(first) || isLeftAlone.contains(second) {
      #expect(results[1].status == second)
      #expect(results[1].score == score(second))
      #expect(results[1].message == "own message")
    } else {
      #expect(results[1].status == .blocked)
      #expect(results[1].score == 0)
      #expect(results[1].message.contains("“first”"))
    }
  }

  @Test("An exercise that was not graded now blocks nothing", arguments: Verdict.allCases)
  func ungraded(_ verdict: Verdict) throws {
    let results = Prerequisites.apply(to: [try graded("second", verdict)])
    #expect(results[0].status == verdict)
    #expect(results[0].score == score(verdict))
  }
}
