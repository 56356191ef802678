import Checking
import Foundation
import Grading
import Reporting
import Testing

@Suite("The Gradescope report")
struct GradescopeReportTests {
  private func read(_ graded: GradedLesson) throws -> [String: Any] {
    let text = try GradescopeReport(graded).text()
    let object = try JSONSerialization.jsonObject(with: Data(text.utf8))
    return try #require(object as? [String: Any])
  }

  private func tests(_ graded: GradedLesson) throws -> [[String: Any]] {
    try #require(try read(graded)["tests"] as? [[String: Any]])
  }

  private static let measured = GradedExercise(
    exercise: Sample.challenge, status: .passed, score: 8, message: "It arrives after 180 steps.",
    checks: [
      CheckResult(
        id: "challenge.steps", title: "The fewest steps", status: .passed, score: 8, maxScore: 10,
        message: "It arrives after 180 steps.",
        measure: Measure("Steps to the minimum", 180, lessIsBetter: true))
    ])

  @Test("Its fields are Gradescope's, and no time is among them")
  func fields() throws {
    let report = try read(Sample.mixed)
    #expect(
      Set(report.keys) == [
        "score", "output", "output_format", "visibility", "tests", "leaderboard",
      ])
    #expect(report["score"] as? Int == 25)
    #expect(report["output"] as? String == "25 of 100 points")
    for test in try tests(Sample.mixed) {
      #expect(
        Set(test.keys) == [
          "score", "max_score", "status", "name", "number", "output", "output_format", "tags",
          "visibility",
        ])
      #expect(["passed", "failed"].contains(test["status"] as? String ?? ""))
    }
  }

  @Test("The tests' scores add up to the score, and their maxima to all that can be had")
  func sums() throws {
    for graded in [Sample.mixed, Sample.graded([Sample.passed, Self.measured]), Sample.untouched] {
      let tests = try tests(graded)
      let report = try read(graded)
      #expect(tests.compactMap { $0["score"] as? Int }.reduce(0, +) == report["score"] as? Int)
      #expect(
        tests.compactMap { $0["max_score"] as? Int }.reduce(0, +)
          == graded.exercises.map(\.maxScore).reduce(0, +))
    }
  }

  @Test("Each check is a test, and an exercise of which none could be made is one")
  func names() throws {
    #expect(
      try tests(Sample.mixed).map { $0["name"] as? String } == [
        "The training loop: The order of calls", "Momentum: 100 steps on the banana",
        "Momentum: Two instances at once", "Stochastic gradient descent: timed out",
        "RMSprop: did not compile", "Adam: crashed", "The challenge: not attempted",
      ])
    let failed = try tests(Sample.mixed)[1]
    let output = try #require(failed["output"] as? String)
    #expect(
      output.hasPrefix("The average is too large by a factor of ten.\nYour momentum coincides"))
    #expect(output.hasSuffix("at Momentum.swift:3"))
    #expect(failed["tags"] as? [String] == ["momentum", "failed"])
  }

  @Test("What a check measured goes to the leaderboard, the bonus to the score")
  func leaderboard() throws {
    let report = try read(Sample.graded([Sample.passed, Self.measured]))
    #expect(report["score"] as? Int == 28)
    let entry = try #require((report["leaderboard"] as? [[String: Any]])?.first)
    #expect(entry["name"] as? String == "Steps to the minimum")
    #expect(entry["value"] as? Double == 180)
    #expect(entry["order"] as? String == "asc")
    #expect((try read(Sample.mixed)["leaderboard"] as? [Any])?.isEmpty == true)
  }

  @Test("A check of ours that broke is not held against the student")
  func faulty() throws {
    let exercise = GradedExercise(
      exercise: Sample.adam, status: .faulty, score: 20, message: "The check broke.")
    #expect(try tests(Sample.graded([exercise])).first?["status"] as? String == "passed")
  }

  @Test("Hidden characters of a submission are shown")
  func hostile() throws {
    let text = try GradescopeReport(Hostile.lesson(saying: Hostile.text)).text()
    #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || $0.value >= 0x20 })
    #expect(!text.unicodeScalars.contains("\u{202E}"))
    #expect(text.contains("␛[31mred"))
  }
}
