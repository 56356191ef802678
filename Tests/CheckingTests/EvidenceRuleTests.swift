import Checking
import Observations
import Testing

/// When a mistake may be named: each check states it.
@Suite struct EvidenceRuleTests {
  private func diagnosis(
    _ rule: EvidenceRule, rows: Int, inputs: [Double] = [1, 2], wrong: Set<Double> = [1, 2]
  ) throws -> Diagnosis? {
    @Sendable func trace(_ scenario: Double, _ factor: Double) -> Trace {
      Trace((1...rows).map { Trace.Row("the value", number: $0, [scenario * factor]) })
    }
    let checks = ComparisonChecks<Double>(
      exercise: "e",
      checks: [.init("e.a", "A", points: 1, evidence: rule) { _ in inputs }],
      conventions: [Variant("e", "Right.") { trace($0, 2) }],
      misconceptions: [
        Variant("e.wrong", "Wrong.") { trace($0, wrong.contains($0) ? 3 : 2) }
      ], describe: { "\($0)" })
    let answers = inputs.map { Answer.observed(trace($0, wrong.contains($0) ? 3 : 2)) }
    return try checks.examination(seed: 0).judge([answers]).diagnosis
  }

  @Test("By rows, one wrong run must reach the row that is asked for")
  func rows() throws {
    let rule = EvidenceRule.rows(atLeast: 3, "turn", "turns")
    #expect(try diagnosis(rule, rows: 2) == nil)
    let found = try #require(try diagnosis(rule, rows: 3))
    #expect(found.misconceptions.map(\.id) == ["e.wrong"])
    #expect(found.evidence == "6 turns")
  }

  @Test("By inputs, so many runs must be wrong")
  func inputs() throws {
    #expect(try diagnosis(.inputs(), rows: 1)?.evidence == "2 inputs")
    #expect(try diagnosis(.inputs(), rows: 1, inputs: [1])?.evidence == "1 input")
    #expect(try diagnosis(.inputs(wrong: 2), rows: 1)?.evidence == "2 inputs")
    #expect(try diagnosis(.inputs(wrong: 2), rows: 1, wrong: [1]) == nil)
    #expect(try diagnosis(.inputs(wrong: 3), rows: 1) == nil)
  }

  @Test("If nothing is said, one wrong input is enough")
  func standard() throws {
    let checks = ComparisonChecks<Int>(
      exercise: "next", checks: [.init("next.one", "One number", points: 1) { _ in [4] }],
      conventions: [Variant("next", "n + 1.") { $0 + 1 }],
      misconceptions: [Variant("next.same", "It is n.") { $0 }], describe: { "for n = \($0)" })
    let answer = Answer.observed(try Trace(of: 4))
    let judgement = try checks.examination(seed: 0).judge([[answer]])
    #expect(judgement.diagnosis?.misconceptions.map(\.id) == ["next.same"])
    #expect(
      judgement.checks.map(\.message) == [
        "The result should be 5 but came out as 4 (for n = 4)."
      ])
  }
}
