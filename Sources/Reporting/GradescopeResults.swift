internal import Checking
internal import Grading
internal import LessonReading
internal import VisibleText

/// A graded lesson as Gradescope reads it, with keys in camel case.
struct GradescopeResults: Encodable, Sendable {
  let score: Int
  let output: String
  let outputFormat = "text"
  let visibility = "visible"
  let tests: [Test]
  let leaderboard: [Entry]

  /// A check, or an exercise of which no check could be made.
  struct Test: Encodable, Sendable {
    let score: Int
    let maxScore: Int
    let status: String
    let name: String
    let number: String
    let output: String
    let outputFormat = "text"
    let tags: [String]
    let visibility = "visible"

    private enum CodingKeys: CodingKey {
      case score, maxScore, status, name, number, output, outputFormat, tags, visibility
    }
  }

  /// A number by which students are ranked.
  struct Entry: Encodable, Sendable {
    let name: String
    let value: Double
    let order: String
  }

  private enum CodingKeys: CodingKey {
    case score, output, outputFormat, visibility, tests, leaderboard
  }

  init(_ graded: GradedLesson) {
    score = graded.score + graded.bonusScore
    let bonus = graded.bonusScore > 0 ? ", and \(graded.bonusScore) bonus" : ""
    let lines = ["\(graded.score) of \(graded.maxScore) points\(bonus)"] + graded.remarks
    output = lines.joined(separator: "\n").madeVisible
    tests = graded.exercises.enumerated().flatMap { index, exercise in
      Self.tests(of: exercise, number: index + 1)
    }
    leaderboard = graded.exercises.flatMap(\.checks).compactMap(\.measure).map {
      Entry(name: $0.name, value: $0.value, order: $0.lessIsBetter ? "asc" : "desc")
    }
  }

  private static func tests(of graded: GradedExercise, number: Int) -> [Test] {
    let exercise = graded.exercise
    let tags = [exercise.id, graded.status.rawValue] + (exercise.isBonus ? ["bonus"] : [])
    let place = graded.status == .passed ? nil : "at \(graded.place ?? exercise.file)"
    let words = graded.account + graded.formulaLines + [place].compactMap(\.self)
    let summary = words.joined(separator: "\n").madeVisible
    guard !graded.checks.isEmpty, graded.checks.map(\.score).reduce(0, +) == graded.score else {
      return [
        Test(
          score: graded.score, maxScore: graded.maxScore, status: graded.status.outcome,
          name: "\(exercise.title): \(graded.status.word)", number: "\(number)", output: summary,
          tags: tags)
      ]
    }
    let firstWrong = graded.checks.firstIndex { $0.status != .passed }
    return graded.checks.enumerated().map { index, check in
      // The findings about the whole exercise are with the first check that did not pass.
      let says = index == firstWrong ? summary : check.message.madeVisible
      return Test(
        score: check.score, maxScore: check.maxScore, status: check.status.outcome,
        name: "\(exercise.title): \(check.title)", number: "\(number).\(index + 1)", output: says,
        tags: tags)
    }
  }
}

extension Verdict {
  /// Gradescope's word for the status. A broken check counts as passed.
  fileprivate var outcome: String {
    switch self {
    case .passed, .faulty: "passed"
    case .failed, .notAttempted, .didNotCompile, .crashed, .timedOut, .blocked: "failed"
    }
  }
}
