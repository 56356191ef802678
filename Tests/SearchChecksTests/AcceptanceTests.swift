import Checking
import SearchChecks
import SearchKit
import Testing

/// What is right, under many seeds.
@Suite struct AcceptanceTests {
  private static let seeds = 0..<UInt64(24)

  private func requireAccepted<Scenario>(
    _ checks: ComparisonChecks<Scenario>, points: Int
  ) throws {
    let judge = VariantJudge(comparisonChecks: checks)
    for seed in Self.seeds {
      for convention in checks.conventions {
        try judge.requireAccepted(convention, points: points, seed: seed)
      }
    }
  }

  @Test("Every accepted way earns all points of its exercise under many seeds")
  func conventions() throws {
    try requireAccepted(
      LessonsChecks.of("log-uniform")
        as ComparisonChecks<(unit: Double, low: Double, high: Double)>,
      points: 15)
    try requireAccepted(LessonsChecks.of("grid") as ComparisonChecks<[[Double]]>, points: 15)
    try requireAccepted(
      LessonsChecks.of("folds") as ComparisonChecks<(count: Int, parts: Int)>, points: 15)
    try requireAccepted(LessonsChecks.randomSearch(), points: 25)
    try requireAccepted(LessonsChecks.successiveHalving(), points: 30)
    try requireAccepted(
      LessonsChecks.of("hyperband") as ComparisonChecks<(maximumBudget: Int, eta: Int)>, points: 10)
  }

  @Test("Every right division into folds passes, whichever indices are in which fold")
  func divisions() throws {
    let checks: ComparisonChecks<(count: Int, parts: Int)> = try LessonsChecks.of("folds")
    let dealt = Variant<(count: Int, parts: Int)>("dealt", "Dealt out like cards.") {
      count, parts in
      (0..<parts).map { Array(stride(from: $0, to: count, by: parts)) }
    }
    let backward = Variant<(count: Int, parts: Int)>("backward", "In the opposite order.") {
      count, parts in
      (0..<parts).map { part in (0..<count).reversed().filter { ($0 + part) % parts == 0 } }
    }
    for seed in Self.seeds {
      for way in [dealt, backward] {
        try VariantJudge(comparisonChecks: checks).requireAccepted(way, points: 15, seed: seed)
      }
    }
  }
}
