import Checking
import OptimizersKit
import Testing

/// What is right, in every style and under many seeds.
@Suite struct AcceptanceTests {
  @Test(
    "Every convention passes, and rounding takes at most a hundredth of the tolerance",
    arguments: LessonsChecks.optimizers)
  func conventions(_ exercise: String) throws {
    let judge = try VariantJudge(comparisonChecks: LessonsChecks.optimizer(exercise))
    for seed in 0..<UInt64(8) {
      for convention in judge.comparisonChecks.conventions {
        try judge.requireAccepted(convention, seed: seed)
      }
    }
  }

  @Test(
    "Another order of the same operations passes under many seeds",
    arguments: LessonsChecks.optimizers)
  func roundings(_ exercise: String) throws {
    let judge = try VariantJudge(comparisonChecks: LessonsChecks.optimizer(exercise))
    for seed in 0..<UInt64(48) {
      // Every way would take minutes; every way takes its turn.
      let ways = AcceptedWays.of(exercise)
      try judge.requireAccepted(ways[Int(seed) % ways.count], seed: seed)
    }
  }

  @Test("The lesson's own loop passes under many seeds")
  func trainingLoop() throws {
    let judge = try VariantJudge(comparisonChecks: LessonsChecks.trainingLoop())
    for seed in 0..<UInt64(48) {
      try judge.requireAccepted(judge.comparisonChecks.conventions[0], seed: seed)
    }
  }
}
