internal import Checking
internal import Observations
internal import OptimizersKit

/// The checks of the training loop, worth 20 points.
///
/// The loop runs with an optimizer of the judge's own. The parameters and gradients of that optimizer at
/// each step, and what the loop returns, count for the verdict. When the gradient is cleared and how
/// often the loss is computed do not.
enum TrainingLoopExercise {
  static let comparisonChecks = ComparisonChecks<LoopScript>(
    exercise: "training-loop",
    checks: [banana, elsewhere, numberOfSteps, gradients, specialLosses, runs],
    conventions: [
      Variant("training-loop", "Loss, gradients, update, zero, as the lesson has it.") { script in
        try script.trace { _ in TrainingLoop.procedure }
      }
    ],
    misconceptions: LoopHook.others.map(\.variant),
    families: [LoopEdits.single, EarlyEnd.family] + LoopHook.families,
    searches: [LoopEdits.pairs],
    approximations: [
      Variant(
        "training-loop.imprecise",
        "Your loop stays near the right path but not on it: something is rounded, drawn at random, "
          + "or slightly off.", tolerance: Tolerance(1e-2)
      ) { try $0.trace { _ in TrainingLoop.procedure } }
    ],
    describe: { script in
      let start = script.start.map { NumberText.short($0, digits: 4) }.joined(separator: ", ")
      let again = script.runs > 1 ? ", run \(script.runs) times" : ""
      return "on \(script.lossText) from (\(start)), \(script.stepsText)\(again)"
    },
    place: { _, row in row.placeInSteps }, retell: LoopMismatch.retell,
    decides: decides)

  /// Whether a row counts for the verdict.
  @Sendable
  static func decides(_ row: Trace.Row) -> Bool { deciding.contains(row.label) }

  private static let deciding: Set<String> = [
    LoopScript.Label.stepParameters, LoopScript.Label.stepGradient, LoopScript.Label.row,
    LoopScript.Label.count, LoopScript.Label.end,
  ]

  typealias Check = ComparisonChecks<LoopScript>.Check

  private static let banana = Check(
    "training-loop.banana", "100 steps on the banana from (-1, 2)", points: 4, evidence: .steps
  ) { _ in
    [LoopScript(.banana, start: [-1, 2], steps: 100, update: ProbeUpdate(learningRate: 0.001))]
  }

  private static let elsewhere = Check(
    "training-loop.elsewhere", "Other losses, other starts, other optimizers", points: 4,
    evidence: .steps
  ) { generator in
    Objective.allCases.map { objective in
      LoopScript(
        objective, start: generator.numbers(objective.dimension, in: -1.2...1.2), steps: 12,
        update: ProbeUpdate(
          learningRate: objective.safeRate * generator.number(in: 0.5...1),
          drift: generator.number(in: -0.003...0.003)))
    }
  }

  private static let numberOfSteps = Check(
    "training-loop.number-of-steps", "As many steps as asked for, and a row before each", points: 4,
    evidence: .steps
  ) { generator in
    [0, 1, 2, 3, 7, 10, 250].map { steps in
      // A start that is far away shows whether the loop limits the parameters.
      let farness = steps == 7 ? 1000.0 : 3
      return LoopScript(
        .bowl, start: generator.numbers(2, in: -farness...farness), steps: steps,
        update: ProbeUpdate(learningRate: 0.01, drift: 0.0001))
    }
  }

  private static let gradients = Check(
    "training-loop.fresh-gradients", "Every step has the gradient of its own turn alone", points: 3,
    evidence: .steps
  ) { generator in
    [Objective.wideBanana, .rotatedRavine, .saddle].map { objective in
      LoopScript(
        objective, start: generator.numbers(objective.dimension, in: -1...1), steps: 9,
        update: ProbeUpdate(learningRate: objective.safeRate, drift: 0.01))
    }
  }

  private static let runs = Check(
    "training-loop.runs", "A second run goes on where the first one ended", points: 3,
    evidence: .steps
  ) { generator in
    [Objective.bowl, .wideBanana].map { objective in
      LoopScript(
        objective, start: generator.numbers(2, in: -1...1), steps: 5,
        update: ProbeUpdate(learningRate: objective.safeRate, drift: 0.002), runs: 2)
    }
  }
}
