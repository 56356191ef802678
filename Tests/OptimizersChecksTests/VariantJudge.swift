import Checking
import Observations
import OptimizersChecks
import OptimizersKit
import Testing

/// Judges variants as if they were submissions, without starting a process.
struct VariantJudge<Scenario: WireCodable> {
  let comparisonChecks: ComparisonChecks<Scenario>

  /// Judges a submission that behaves as a variant does.
  func judge(_ variant: Variant<Scenario>, seed: UInt64) throws -> Judgement {
    let examination = try comparisonChecks.examination(seed: seed)
    let expect = variant.expectation()
    let answers = try examination.questions.map { question in
      try question.scenarios.map { Answer.observed(try expect(Scenario(wireBytes: $0))) }
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

  /// Requires that a variant earns every point, and deviates by less than a hundredth of the
  /// tolerance.
  func requireAccepted(_ variant: Variant<Scenario>, seed: UInt64) throws {
    let judgement = try judge(variant, seed: seed)
    #expect(
      judgement.checks.allSatisfy { $0.status == .passed },
      "seed \(seed): \(variant.id): \(judgement.checks.map(\.message))")
    #expect(judgement.checks.map(\.score).reduce(0, +) == 20)
    let deviation = judgement.checks.compactMap(\.largestDeviation).max() ?? 0
    #expect(deviation < 1e-11, "seed \(seed): \(variant.id) deviates by \(deviation)")
  }
}

/// The comparison checks of the lesson’s exercises.
enum LessonsChecks {
  static func optimizer(_ exercise: String) throws -> ComparisonChecks<OptimizerScript> {
    try #require(
      LessonEntry().exercises.first { $0.exercise == exercise }
        as? ComparisonChecks<OptimizerScript>)
  }

  static func trainingLoop() throws -> ComparisonChecks<LoopScript> {
    try #require(
      LessonEntry().exercises.lazy.compactMap { $0 as? ComparisonChecks<LoopScript> }.first)
  }

  static let optimizers = ["sgd", "momentum", "rmsprop", "adam"]
}
