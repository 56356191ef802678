import Checking
import OptimizersKit
import Testing

/// What is right, in every style and under many seeds.
@Suite struct AcceptanceTests {
  @Test(
    "Every convention passes, and rounding takes at most a hundredth of the tolerance",
    arguments: Batteries.optimizers)
  func conventions(_ exercise: String) throws {
    let bench = try Bench(comparisonChecks: Batteries.optimizer(exercise))
    for seed in 0..<UInt64(8) {
      for convention in bench.comparisonChecks.conventions {
        try bench.requireAccepted(convention, seed: seed)
      }
    }
  }

  @Test(
    "Another order of the same operations passes under many seeds", arguments: Batteries.optimizers)
  func roundings(_ exercise: String) throws {
    let bench = try Bench(comparisonChecks: Batteries.optimizer(exercise))
    for seed in 0..<UInt64(48) {
      // Every way would take minutes; every way takes its turn.
      let ways = AcceptedWays.of(exercise)
      try bench.requireAccepted(ways[Int(seed) % ways.count], seed: seed)
    }
  }

  @Test("The lesson's own loop passes under many seeds")
  func trainingLoop() throws {
    let bench = try Bench(comparisonChecks: Batteries.trainingLoop())
    for seed in 0..<UInt64(48) {
      try bench.requireAccepted(bench.comparisonChecks.conventions[0], seed: seed)
    }
  }
}
