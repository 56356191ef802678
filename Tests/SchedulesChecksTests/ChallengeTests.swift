import Checking
import Observations
import SchedulesChecks
import SchedulesKit
import Testing

/// What is said of a choice in the challenge.
@Suite struct ChallengeTests {
  private func judge(_ row: Trace.Row) throws -> CheckResult {
    let checks = try #require(LessonEntry().exercises.first { $0.exercise == "challenge" })
    let judgement = try checks.examination(seed: 0).judge([[.observed(Trace([row]))]])
    return try #require(judgement.checks.first)
  }

  @Test("A schedule earns points by its mean loss, and is told what would earn more")
  func points() throws {
    let result = try judge(ScheduleChoice.constant(rate: 0.02).row)
    #expect(result.status == .passed)
    #expect(result.score == 2)
    #expect(result.message.contains("which earns 2 of 10 points. At most 0.018 earns 4."))
  }

  @Test("A good schedule earns all points")
  func best() throws {
    let choice = ScheduleChoice.cosine(peak: 0.045, floor: 0, warmup: 5, total: 200)
    #expect(try judge(choice.row).score == 10)
  }

  @Test("A schedule that diverges says so and earns nothing")
  func divergence() throws {
    let result = try judge(ScheduleChoice.constant(rate: 10).row)
    #expect(result.status == .failed)
    #expect(result.message.contains("diverges"))
  }

  @Test(
    "A choice that is no schedule is refused with the reason",
    arguments: [
      ScheduleChoice.constant(rate: -1), .constant(rate: .nan), .inverse(base: 0, decay: 1),
      .cosine(peak: 1, floor: 0, warmup: 10, total: 10), .step(base: 1, factor: -1, milestones: []),
    ])
  func objections(_ choice: ScheduleChoice) throws {
    let result = try judge(choice.row)
    #expect(result.status == .failed && result.score == 0)
    #expect(result.message.hasSuffix("."))
  }

  @Test("A forged answer is no choice")
  func forged() throws {
    #expect(try judge(Trace.Row("step", [0.1, 0.5, 1.5])).status == .failed)
    #expect(try judge(Trace.Row("cosine", [0.1])).status == .failed)
  }
}
