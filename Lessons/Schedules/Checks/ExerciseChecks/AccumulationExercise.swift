internal import Checking
internal import Observations
internal import SchedulesKit

/// The checks of gradient accumulation, worth 15 points.
///
/// The parameters and the gradient at each step of the judge's own optimizer, and the parameters in
/// the end, count for the verdict. When the gradient is cleared, and in how many backward passes it
/// is computed, do not.
enum AccumulationExercise {
  typealias Check = ComparisonChecks<AccumulationScript>.Check
  typealias Example = AccumulationScript.Example

  static let comparisonChecks = ComparisonChecks<AccumulationScript>(
    exercise: "accumulate",
    checks: [oneCall, counts, severalCalls],
    conventions: [
      Variant("accumulate", "The mean of the losses, as the lesson has it.") {
        try Accumulating.trace($0)
      }
    ],
    misconceptions: AccumulationMistakes.all,
    families: [AccumulationMistakes.both] + AccumulationMistakes.constants,
    searches: [AccumulationFaults.onlyWhere, AccumulationFaults.family],
    describe: { script in
      let counts = script.calls.map {
        $0.count == 1 ? "1 micro-batch" : "\($0.count) micro-batches"
      }
      return "with \(counts.joined(separator: ", then "))"
    },
    place: { script, row in
      script.calls.count > 1 ? "at step \(row.number)" : ""
    }, retell: retell,
    decides: { deciding.contains($0.label) })

  private static let deciding: Set<String> = [
    LoopLabel.stepParameters, LoopLabel.stepGradient, LoopLabel.end,
  ]

  /// Returns the message for a wrong number of steps; nil for another difference.
  @Sendable
  private static func retell(
    _ script: AccumulationScript, _ expected: Trace, _ actual: Trace, _ found: Divergence
  ) -> Divergence? {
    let taken = actual.rows.count { $0.label == LoopLabel.stepParameters }
    guard found.kind != .values, taken != script.calls.count else { return nil }
    let calls = script.calls.count == 1 ? "one call" : "\(script.calls.count) calls"
    let times = taken == 1 ? "1 step" : "\(taken) steps"
    return Divergence(
      found.kind, label: found.label, number: found.number, expected: found.expected,
      actual: found.actual, scenario: found.scenario,
      fact: "The optimizer made \(taken == 0 ? "no step" : times) in \(calls)")
  }

  private static func script(
    _ counts: [Int], size: Int, dimension: Int, drift: Double = 0,
    _ generator: inout SeededGenerator
  ) -> AccumulationScript {
    let calls = counts.map { count in
      (0..<count).map { _ in
        (0..<size).map { _ in
          Example(
            generator.numbers(dimension, in: -2...2), generator.number(in: -5...5))
        }
      }
    }
    return AccumulationScript(
      calls, start: generator.numbers(dimension, in: -1...1),
      update: ProbeUpdate(learningRate: generator.number(in: 0.02...0.1), drift: drift))
  }

  private static let oneCall = Check(
    "accumulate.one-step", "One step on a few micro-batches", points: 6
  ) { generator in
    [(4, 2, 2), (3, 4, 3), (8, 1, 2), (2, 3, 4)].map { count, size, dimension in
      script([count], size: size, dimension: dimension, &generator)
    }
  }

  private static let counts = Check(
    "accumulate.counts", "One micro-batch, and many", points: 4
  ) { generator in
    [(1, 3, 2), (2, 1, 1), (5, 2, 2), (16, 2, 3), (1, 1, 1)].map { count, size, dimension in
      script([count], size: size, dimension: dimension, drift: 0.01, &generator)
    }
  }

  private static let severalCalls = Check(
    "accumulate.calls", "Several steps, one after another", points: 5
  ) { generator in
    [[4, 4, 4], [2, 5, 3], [1, 1, 1, 1], [3, 3]].map { counts in
      script(counts, size: 2, dimension: 2, drift: 0.005, &generator)
    }
  }
}
