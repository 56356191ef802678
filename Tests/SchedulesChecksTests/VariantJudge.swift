import Checking
import Observations
import SchedulesChecks
import Testing

/// Judges variants as if they were submissions, without starting a process.
struct VariantJudge<Scenario: WireCodable> {
  let comparisonChecks: ComparisonChecks<Scenario>

  init(_ exercise: String) throws {
    comparisonChecks = try #require(
      LessonEntry().exercises.first { $0.exercise == exercise } as? ComparisonChecks<Scenario>)
  }

  /// Judges a submission that behaves as a variant does.
  func judge(_ variant: Variant<Scenario>, seed: UInt64) throws -> Judgement {
    let examination = try comparisonChecks.examination(seed: seed)
    let begin = variant.expectation()
    let answers = try examination.questions.map { question in
      try question.scenarios.map { Answer.observed(try begin(Scenario(wireBytes: $0))) }
    }
    return examination.judge(answers)
  }

  /// Requires that every misconception, the first of each name, fails and is named by its own name.
  func requireNames(seed: UInt64) throws {
    var names: Set<String> = []
    for misconception in comparisonChecks.misconceptions
    where names.insert(misconception.id).inserted {
      let judgement = try judge(misconception, seed: seed)
      #expect(
        judgement.checks.contains { $0.status == .failed },
        "seed \(seed): \(misconception.id) passes")
      let named = judgement.diagnosis?.misconceptions.map(\.id) ?? []
      #expect(named.contains(misconception.id), "seed \(seed): \(misconception.id) is \(named)")
    }
  }

  /// Requires that every convention earns every point, and deviates by less than a hundredth of the
  /// tolerance.
  func requireConventions(seed: UInt64) throws {
    for convention in comparisonChecks.conventions {
      let judgement = try judge(convention, seed: seed)
      #expect(
        judgement.checks.allSatisfy { $0.status == .passed },
        "seed \(seed): \(convention.id): \(judgement.checks.map(\.message))")
      #expect((judgement.checks.compactMap(\.largestDeviation).max() ?? 0) < 1e-11)
    }
  }
}
