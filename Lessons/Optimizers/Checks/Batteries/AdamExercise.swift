internal import Autograd
internal import Checking
internal import OptimizersKit

extension OptimizerExercise {
  static let adam = OptimizerExercise(
    id: "adam", names: ["learning rate", "β₁", "β₂", "ε"],
    onTheBanana: [0.001, 0.9, 0.999, 1e-8], rateFactor: nil,
    others: [
      [0.9, 0.999, 1e-8], [0, 0.9, 1e-3], [0.5, 0, 0.1], [0.99, 0.99, 1e-12], [0.9, 0.9999, 0.5],
      [0.3, 0.95, 1e-4], [0.8, 0.5, 1e-2], [0.95, 0.9, 1e-8],
    ],
    conventions: [
      Variant(
        "adam.epsilon-outside-root", "ε stands outside the root, as the lesson has it.",
        rule: { rule($0, .outsideRoot) }),
      Variant(
        "adam.epsilon-inside-root", "ε stands inside the root.", rule: { rule($0, .insideRoot) }),
      Variant(
        "adam.epsilon-unscaled", "ε is the unscaled ε̂ of the paper’s folded form.",
        rule: { rule($0, .unscaled) }),
    ],
    misconceptions: [
      moments("no-bias-correction", "Your Adam has no bias correction.") { now, m, r in
        m / (r.squareRoot() + now.epsilon)
      },
      moments(
        "bias-correction-only-first-moment", "Your Adam corrects the bias of m, but not that of r."
      ) { now, m, r in
        m / now.correction1 / (r.squareRoot() + now.epsilon)
      },
      moments(
        "bias-correction-only-second-moment", "Your Adam corrects the bias of r, but not that of m."
      ) { now, m, r in
        m / ((r / now.correction2).squareRoot() + now.epsilon)
      },
      moments("step-count-stays-one", "Your Adam’s step count t stays 1 for ever.") { now, m, r in
        m / (1 - now.beta1) / ((r / (1 - now.beta2)).squareRoot() + now.epsilon)
      },
      moments("step-count-from-zero", "Your Adam counts one step too few: t must be 1 at the first.")
      { now, m, r in
        m / (1 - pow(now.beta1, now.step - 1))
          / ((r / (1 - pow(now.beta2, now.step - 1))).squareRoot() + now.epsilon)
      },
      moments("step-count-one-ahead", "Your Adam counts one step too many: t must be 1 at the first.")
      { now, m, r in
        m / (1 - pow(now.beta1, now.step + 1))
          / ((r / (1 - pow(now.beta2, now.step + 1))).squareRoot() + now.epsilon)
      },
      moments("step-count-doubled", "Your Adam counts every step twice.") { now, m, r in
        m / (1 - pow(now.beta1, 2 * now.step))
          / ((r / (1 - pow(now.beta2, 2 * now.step))).squareRoot() + now.epsilon)
      },
      moments("beta1-in-both-corrections", "Your Adam corrects r with β₁ in the place of β₂.") {
        now, m, r in
        m / now.correction1 / ((r / now.correction1).squareRoot() + now.epsilon)
      },
      moments("beta2-in-both-corrections", "Your Adam corrects m with β₂ in the place of β₁.") {
        now, m, r in
        m / now.correction2 / ((r / now.correction2).squareRoot() + now.epsilon)
      },
      moments("no-square-root", "Your Adam divides by r̂ itself: the root is missing.") { now, m, r in
        m / now.correction1 / (r / now.correction2 + now.epsilon)
      },
      moments("correction-multiplied", "Your Adam multiplies by (1 − βᵗ) where it should divide.") {
        now, m, r in
        m * now.correction1 / ((r * now.correction2).squareRoot() + now.epsilon)
      },
      moments("epsilon-hard-coded", "Your Adam always uses ε = 1e-8.") { now, m, r in
        m / now.correction1 / ((r / now.correction2).squareRoot() + 1e-8)
      },
      moments("ascent", "Your Adam goes up the gradient: a sign is wrong.") { now, m, r in
        -m / now.correction1 / ((r / now.correction2).squareRoot() + now.epsilon)
      },
      moments("gradient-in-numerator", "Your Adam steps along this gradient, not along m̂.") {
        now, m, r in
        now.gradient / ((r / now.correction2).squareRoot() + now.epsilon)
      },
      Variant(
        "adam.betas-swapped", "Your Adam has β₁ and β₂ the wrong way round.",
        rule: { rule([$0[0], $0[2], $0[1], $0[3]], .outsideRoot) }),
      Variant(
        "adam.betas-hard-coded", "Your Adam always uses β₁ = 0.9 and β₂ = 0.999.",
        rule: { rule([$0[0], 0.9, 0.999, $0[3]], .outsideRoot) }),
      Variant(
        "adam.beta1-for-both", "Your Adam uses β₁ where β₂ belongs.",
        rule: { rule([$0[0], $0[1], $0[1], $0[3]], .outsideRoot) }),
      Variant(
        "adam.beta2-for-both", "Your Adam uses β₂ where β₁ belongs.",
        rule: { rule([$0[0], $0[2], $0[2], $0[3]], .outsideRoot) }),
    ] + commonMisconceptions("adam", "Adam") { rule($0, .outsideRoot) })

  private static func rule(_ values: [Double], _ place: EpsilonPlace) -> AdamRule {
    AdamRule(
      learningRate: values[0], beta1: values[1], beta2: values[2], epsilon: values[3], place: place)
  }

  /// One step of Adam, as a mistake sees it.
  private struct Moment {
    let gradient: Double
    let step: Int
    let beta1: Double
    let beta2: Double
    let epsilon: Double

    var correction1: Double { 1 - pow(beta1, step) }
    var correction2: Double { 1 - pow(beta2, step) }
  }

  /// A mistake in what is made of the two averages, which themselves are right.
  private static func moments(
    _ id: String, _ sentence: String,
    _ direction: @escaping @Sendable (_ now: Moment, _ m: Double, _ r: Double) -> Double
  ) -> Variant<OptimizerScript> {
    Variant(
      "adam.\(id)", sentence,
      change: { values, now, memory in
        let moment = Moment(
          gradient: now.gradient, step: now.step, beta1: values[1], beta2: values[2],
          epsilon: values[3])
        memory.first = moment.beta1 * memory.first + (1 - moment.beta1) * now.gradient
        memory.second =
          moment.beta2 * memory.second + (1 - moment.beta2) * now.gradient * now.gradient
        return values[0] * direction(moment, memory.first, memory.second)
      })
  }
}
