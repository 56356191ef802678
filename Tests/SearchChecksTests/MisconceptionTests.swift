import Checking
import SearchChecks
import SearchKit
import Testing

/// What is wrong and has a name, under several seeds.
@Suite struct MisconceptionTests {
  private func requireNamed<Scenario>(
    _ checks: ComparisonChecks<Scenario>, seeds: Range<UInt64> = 0..<4
  ) throws {
    let judge = VariantJudge(comparisonChecks: checks)
    for seed in seeds {
      for misconception in checks.misconceptions {
        try judge.requireNamed(misconception, seed: seed)
      }
    }
  }

  @Test("Every mistake on the logarithmic scale fails and is named by its own name")
  func logUniform() throws {
    try requireNamed(
      LessonsChecks.of("log-uniform") as ComparisonChecks<(unit: Double, low: Double, high: Double)>
    )
  }

  @Test("Every mistake in a grid fails and is named by its own name")
  func grid() throws {
    try requireNamed(LessonsChecks.of("grid") as ComparisonChecks<[[Double]]>)
  }

  @Test("Every mistake of random search fails and is named by its own name")
  func randomSearch() throws {
    try requireNamed(LessonsChecks.randomSearch())
  }

  @Test("Every mistake of successive halving fails and is named by its own name")
  func successiveHalving() throws {
    let checks = try LessonsChecks.successiveHalving()
    // Each mistake is there for every accepted way that it fits, with a stop for η = 1 and without one.
    // One of them is judged.
    for (index, misconception) in checks.misconceptions.enumerated()
    where index % 6 == index / 6 % 6 {
      try VariantJudge(comparisonChecks: checks).requireNamed(misconception, seed: 0)
    }
  }

  @Test("Every mistake in Hyperband’s brackets fails and is named by its own name")
  func hyperband() throws {
    try requireNamed(
      LessonsChecks.of("hyperband") as ComparisonChecks<(maximumBudget: Int, eta: Int)>,
      seeds: 0..<1)
  }

  @Test(
    "A number that is added to avoid the logarithm of zero is read off the runs",
    arguments: [1e-8, 1e-6, 1e-10])
  func zeroAvoided(_ number: Double) throws {
    let checks: ComparisonChecks<(unit: Double, low: Double, high: Double)> =
      try LessonsChecks.of("log-uniform")
    let wrong = Variant<(unit: Double, low: Double, high: Double)>("added", "It adds a number.") {
      unit, low, high in
      (low + number) * power((high + number) / (low + number), unit)
    }
    let judgement = try VariantJudge(comparisonChecks: checks).judge(wrong, seed: 0)
    #expect(
      judgement.diagnosis?.misconceptions.map(\.id) == ["log-uniform.zero-bound-avoided"],
      "\(judgement.checks.map(\.message)) \(String(describing: judgement.diagnosis))")
  }
}
