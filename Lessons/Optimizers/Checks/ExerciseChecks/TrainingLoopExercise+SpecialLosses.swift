internal import Checking
internal import OptimizersKit

extension TrainingLoopExercise {
  /// Losses on which a loop goes wrong that ends early because of the loss, the gradient or the
  /// parameters.
  static let specialLosses = Check(
    "training-loop.special-losses", "All steps, whatever becomes of the loss", points: 2,
    evidence: .steps
  ) { generator in
    let a = (generator.number(in: 0.5...2) * 64).rounded() / 64
    func start() -> [Double] { generator.numbers(2, in: -2...2) }
    func script(
      _ objective: Objective = .bowl, times scale: Double = 1, plus offset: Double = 0,
      from start: [Double], steps: Int = 5, rate: Double, drift: Double = 0
    ) -> LoopScript {
      LoopScript(
        objective, scale: scale, offset: offset, start: start, steps: steps,
        update: ProbeUpdate(learningRate: rate, drift: drift))
    }
    return [
      // The loss does not change: it is constant, nothing moves, or an offset swallows the change.
      script(times: 0, plus: 2.5, from: start(), rate: 0.1),
      script(times: 0, plus: 2.5, from: start(), steps: 1, rate: 0.1),
      script(times: 0, plus: -1, from: start(), rate: 0.1, drift: 0.02),
      script(from: start(), rate: 0),
      script(plus: 1e17, from: start(), rate: 0.1),
      // It is minimal, and zero, from the start.
      script(from: [0, 0], rate: 0.1),
      script(from: [0, 0], rate: 0.1, drift: 0.05),
      script(.ravine, from: [0, 0], steps: 12, rate: 0.001, drift: 0.05),
      // It is negative, rises, or is no number.
      script(plus: -1000, from: start(), rate: 0.1),
      script(from: start(), rate: -0.2),
      script(.saddle, from: start(), steps: 8, rate: 0.3),
      script(plus: .infinity, from: start(), rate: 0.1),
      script(plus: -.infinity, from: start(), rate: 0.1),
      script(plus: .nan, from: start(), rate: 0.1),
      // Gradients change their sign, equal the parameters, sum to zero, are equal numbers.
      script(from: start(), rate: 1),
      script(times: 0.5, from: [a, -a], rate: 0.1),
      script(from: [a, a], rate: 0.1, drift: 0.01),
      // They are very small, or very large.
      script(times: 1e-15, from: start(), rate: 1e14),
      script(times: 1e15, from: start(), rate: 1e-16),
      script(from: generator.numbers(2, in: 1e6...2e6), rate: 0.1),
    ]
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

  /// The number of steps in a sentence.
  var stepsText: String { steps == 1 ? "1 step" : "\(steps) steps" }
}
