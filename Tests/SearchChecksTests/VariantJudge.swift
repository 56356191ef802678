import Checking
import Observations
import SearchChecks
import SearchKit
import Testing

/// Judges variants as if they were submissions, without starting a process.
struct VariantJudge<Scenario: Sendable> {
  let comparisonChecks: ComparisonChecks<Scenario>

  /// Judges a submission that behaves as a variant does.
  func judge(_ variant: Variant<Scenario>, seed: UInt64) throws -> Judgement {
    let examination = try comparisonChecks.examination(seed: seed)
    let expect = variant.expectation()
    let answers = try comparisonChecks.scenarios(seed: seed).map { scenarios in
      try scenarios.map { Answer.observed(try expect($0)) }
    }
    return examination.judge(answers)
  }

  /// Requires that a misconception fails and is named by its own name.
  func requireNamed(_ misconception: Variant<Scenario>, seed: UInt64) throws {
    let judgement = try judge(misconception, seed: seed)
    #expect(
      judgement.checks.contains { $0.status == .failed },
      "seed \(seed): \(misconception.id) (\(misconception.sentence)) passes")
    #expect(
      judgement.diagnosis?.misconceptions.map(\.id) == [misconception.id],
      "seed \(seed): \(misconception.sentence)")
  }

  /// Requires that a variant earns every point.
  func requireAccepted(_ variant: Variant<Scenario>, points: Int, seed: UInt64) throws {
    let judgement = try judge(variant, seed: seed)
    #expect(
      judgement.checks.allSatisfy { $0.status == .passed },
      "seed \(seed): \(variant.id): \(judgement.checks.map(\.message))")
    #expect(judgement.checks.map(\.score).reduce(0, +) == points)
  }
}

extension ComparisonChecks {
  /// The scenarios of each check.
  func scenarios(seed: UInt64) -> [[Scenario]] {
    checks.enumerated().map { index, check in
      var generator = SeededGenerator(seed: seed &+ UInt64(index) &* 0xD1B5_4A32_D192_ED03)
      return check.scenarios(&generator)
    }
  }
}

/// The comparison checks of the lesson’s exercises.
enum LessonsChecks {
  static func of<Scenario>(_ exercise: String) throws -> ComparisonChecks<Scenario> {
    let checks = try #require(LessonEntry().exercises.first { $0.exercise == exercise })
    return try #require(checks as? ComparisonChecks<Scenario>)
  }

  static func randomSearch() throws -> ComparisonChecks<SearchScript> {
    let checks = try #require(LessonEntry().exercises.first { $0.exercise == "random-search" })
    return try #require(checks as? EndlessSearchChecks<SearchScript>).comparisonChecks
  }

  static func successiveHalving() throws -> ComparisonChecks<HalvingScript> {
    let checks = try #require(LessonEntry().exercises.first { $0.exercise == "successive-halving" })
    return try #require(checks as? EndlessSearchChecks<HalvingScript>).comparisonChecks
  }
}
