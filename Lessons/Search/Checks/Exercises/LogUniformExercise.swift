internal import Autograd
internal import Checking
internal import Observations
internal import Rules

/// The checks of the logarithmic scale, worth 15 points.
enum LogUniformExercise {
  typealias Scenario = (unit: Double, low: Double, high: Double)
  typealias Check = ComparisonChecks<Scenario>.Check

  static let comparisonChecks = ComparisonChecks<Scenario>(
    exercise: "log-uniform", checks: [decades, ends, otherRanges],
    conventions: [
      variant("log-uniform", "x = a (b / a)^u, as the lesson has it.", SearchRules.logUniform)
    ],
    misconceptions: LogUniformMistakes.all,
    families: [LogUniformMistakes.zeroAvoided, LogUniformMistakes.zeroRaised],
    searches: [LogUniformMistakes.derived.family, .shared(LogUniformMistakes.faults)],
    describe: { scenario in
      "for u = \(NumberText.short(scenario.unit, digits: 4)), from "
        + "\(NumberText.short(scenario.low, digits: 4)) to "
        + "\(NumberText.short(scenario.high, digits: 4))"
    })

  /// Where a logarithm and an exponential take the place of the power, a rounding error in the
  /// logarithm of at most 700 is magnified by it: 1e-13. Another formula differs by far more.
  static let comparing = Comparing<Trace>.rows(.relative(within: 1e-9))

  static func variant(_ id: String, _ sentence: String, _ rule: Rule) -> Variant<Scenario> {
    let runner = RuleRunner(rule)
    return Variant(id, sentence) { scenario in
      var memory = runner.initialMemory(count: 1)
      var x = [0.0]
      runner.step(
        &x, inputs: [scenario.unit], hyperparameters: [scenario.low, scenario.high],
        memory: &memory)
      return x[0]
    }
  }

  private static let decades = Check(
    "log-uniform.decades", "From 0.0001 to 1, every power of ten is equally probable", points: 5,
    comparing: comparing
  ) { generator in
    [0.25, 0.5, 0.75, 0.125].map { ($0, 0.0001, 1) }
      + (0..<12).map { _ in (generator.number(in: 0...0.999), 0.0001, 1) }
  }

  private static let ends = Check(
    "log-uniform.ends", "0 gives the lower end, and no result is above the upper one", points: 4,
    comparing: comparing
  ) { generator in
    let ranges = [(0.0001, 1.0), (1e-6, 0.001), (1, 1000), (generator.number(in: 0.1...2), 7)]
    return ranges.flatMap { low, high in
      [0, 0x1p-40, 0.375, 1 - 0x1p-53].map { ($0, low, high) }
    }
  }

  private static let otherRanges = Check(
    "log-uniform.ranges", "Any positive range", points: 6, comparing: comparing
  ) { generator in
    let fixed: [Scenario] = [
      (0.5, 1, 100), (0.5, 2, 2), (0.3, 16, 512), (0.7, 1e-12, 1e12), (0.1, 3, 3.5),
      (0.9, 1e-9, 1e-5), (0.6, 10, 100_000),
    ]
    return fixed
      + (0..<16).map { _ in
        let low = pow(10, generator.number(in: -7...4))
        let high = low * pow(10, generator.number(in: 0.1...6))
        return (generator.number(in: 0...0.999), low, high)
      }
  }
}
