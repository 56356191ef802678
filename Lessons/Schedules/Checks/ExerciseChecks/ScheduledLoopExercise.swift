internal import Checking
internal import Observations
internal import SchedulesKit

/// The checks of the loop with a schedule, worth 20 points.
///
/// The loop runs with an optimizer of the judge's own. Its rate, its parameters and its gradient at
/// each step, and the losses that the loop returns, count for the verdict. When the gradient is
/// cleared, and how often the loss and the schedule are asked, do not.
enum ScheduledLoopExercise {
  typealias Check = ComparisonChecks<LoopScript>.Check

  static let comparisonChecks = ComparisonChecks<LoopScript>(
    exercise: "scheduled-loop",
    checks: [lessons, rates, elsewhere, numberOfSteps, specialLosses, runs],
    conventions: [
      Variant("scheduled-loop", "Rate, loss, gradient, step, zero, as the lesson has it.") {
        try $0.trace(of: ScheduledLoop.procedure)
      }
    ],
    misconceptions: LoopEdits.named + LoopMistake.listed.map(\.variant),
    families: [LoopEdits.single, EarlyEnd.family] + LoopMistake.families,
    searches: [LoopCombinations.family, LoopEdits.pairs, LoopFaults.family],
    describe: { script in
      let start = script.start.map { NumberText.short($0, digits: 4) }.joined(separator: ", ")
      let again = script.runs > 1 ? ", run \(script.runs) times" : ""
      let steps = script.steps == 1 ? "1 step" : "\(script.steps) steps"
      return "on \(script.lossText) from (\(start)), \(steps)\(again)"
    },
    place: { _, row in
      if row.label == LoopLabel.result { return "of step \(row.number)" }
      return row.number == 0 ? "before the first step" : "after step \(row.number)"
    }, retell: LoopMismatch.retell, decides: { deciding.contains($0.label) })

  private static let deciding: Set<String> = [
    LoopLabel.stepRate, LoopLabel.stepParameters, LoopLabel.stepGradient, LoopLabel.result,
    LoopLabel.count, LoopLabel.end,
  ]

  /// Returns rates that rise and fall at random, more than the loop takes steps.
  private static func rates(
    _ count: Int, below highest: Double, _ generator: inout SeededGenerator
  ) -> [Double] {
    generator.numbers(count + 4, in: 0.2 * highest...highest)
  }

  private static let lessons = Check(
    "scheduled-loop.lesson", "The ravine under a cosine with warm-up", points: 3, evidence: .steps
  ) { _ in
    let rates = (0..<124).map {
      CosineCall(step: $0, peak: 0.0395, floor: 0.005, warmup: 10, total: 120).rate
    }
    return [
      LoopScript(
        .ravine, start: [-4, 1], rates: rates, steps: 120, update: ProbeUpdate(learningRate: 0.02))
    ]
  }

  private static let rates = Check(
    "scheduled-loop.rates", "Each step has its own rate", points: 5, evidence: .steps
  ) { generator in
    [Objective.bowl, .tiltedRavine, .ravine].map { objective in
      var rates = rates(9, below: objective.safeRate, &generator)
      // A rate of zero is a rate, too.
      if objective == .ravine { rates[0] = 0 }
      return LoopScript(
        objective, start: generator.numbers(2, in: -1...1), rates: rates, steps: 9,
        update: ProbeUpdate(learningRate: generator.number(in: 0.1...0.9) * objective.safeRate))
    }
  }

  private static let elsewhere = Check(
    "scheduled-loop.elsewhere", "Other losses, other starts, other optimizers", points: 4,
    evidence: .steps
  ) { generator in
    Objective.allCases.map { objective in
      LoopScript(
        objective, start: generator.numbers(objective.dimension, in: -1.2...1.2),
        rates: rates(12, below: objective.safeRate, &generator), steps: 12,
        update: ProbeUpdate(
          learningRate: objective.safeRate, drift: generator.number(in: -0.003...0.003)))
    }
  }

  private static let numberOfSteps = Check(
    "scheduled-loop.number-of-steps", "As many steps as asked for, and a loss before each",
    points: 3, evidence: .steps
  ) { generator in
    [0, 1, 2, 3, 7, 10, 150].map { steps in
      LoopScript(
        .bowl, start: generator.numbers(2, in: -3...3),
        rates: rates(steps, below: 0.02, &generator), steps: steps,
        update: ProbeUpdate(learningRate: 0.01, drift: 0.0001))
    }
  }

  /// Losses on which a loop goes wrong that ends early because of the loss or the gradient.
  private static let specialLosses = Check(
    "scheduled-loop.special-losses", "All steps, whatever becomes of the loss", points: 2,
    evidence: .steps
  ) { generator in
    func script(
      times scale: Double = 1, plus offset: Double = 0, from start: [Double]? = nil,
      below highest: Double = 0.1, drift: Double = 0
    ) -> LoopScript {
      LoopScript(
        .bowl, scale: scale, offset: offset, start: start ?? generator.numbers(2, in: -2...2),
        rates: rates(5, below: highest, &generator), steps: 5,
        update: ProbeUpdate(learningRate: 0.1, drift: drift))
    }
    return [
      script(times: 0, plus: 2.5), script(times: 0, plus: -1, drift: 0.02), script(plus: 1e17),
      script(from: [0, 0], drift: 0.05), script(plus: -1000), script(times: -1),
      script(times: 1e-15, below: 1e14), script(times: 1e15, below: 1e-16), script(plus: .infinity),
      script(plus: .nan),
    ]
  }

  private static let runs = Check(
    "scheduled-loop.runs", "A second run goes on where the first one ended", points: 3,
    evidence: .steps
  ) { generator in
    [Objective.bowl, .tiltedRavine].map { objective in
      LoopScript(
        objective, start: generator.numbers(2, in: -1...1),
        rates: rates(5, below: objective.safeRate, &generator), steps: 5,
        update: ProbeUpdate(learningRate: 0.5 * objective.safeRate, drift: 0.002), runs: 2)
    }
  }
}

extension Objective {
  /// The loss in a sentence.
  var title: String {
    switch self {
    case .ravine: "the ravine"
    case .banana: "the banana"
    case .bowl: "the bowl"
    case .tiltedRavine: "the tilted ravine"
    case .quartic: "the quartic of one parameter"
    case .fiveBowls: "the bowls of five parameters"
    }
  }

  /// A learning rate at which gradient descent does not diverge.
  var safeRate: Double {
    switch self {
    case .ravine: 0.02
    case .banana: 0.0005
    case .bowl: 0.1
    case .tiltedRavine: 0.03
    case .quartic: 0.02
    case .fiveBowls: 0.02
    }
  }
}

extension LoopScript {
  /// The loss in a sentence.
  var lossText: String {
    var text = objective.title
    if scale != 1 { text += " times \(NumberText.short(scale))" }
    if offset != 0 { text += " plus \(NumberText.short(offset))" }
    return text
  }
}
