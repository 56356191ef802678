internal import Autograd
internal import Checking
internal import OptimizersKit

extension OptimizerExercise {
  static let rmsProp = OptimizerExercise(
    id: "rmsprop", names: ["learning rate", "β", "ε"], onTheBanana: [0.001, 0.9, 1e-8],
    rateFactor: nil,
    others: [
      [0.9, 1e-8], [0, 1e-3], [0.5, 0.1], [0.99, 1e-12], [0.999, 0.5], [0.9, 1e-4], [0.75, 1e-2],
    ],
    conventions: [
      Variant(
        "rmsprop.epsilon-inside-root", "ε stands inside the root, as the lesson has it.",
        rule: { rule($0, .insideRoot) }),
      Variant(
        "rmsprop.epsilon-outside-root", "ε stands outside the root, as PyTorch has it.",
        rule: { rule($0, .outsideRoot) }),
    ],
    misconceptions: [
      quotient("no-square-root", "Your RMSprop divides by the average itself: the root is missing.")
      { values, now, r in
        r = values[1] * r + (1 - values[1]) * now.gradient * now.gradient
        return now.gradient / (r + values[2])
      },
      quotient("adagrad", "Your RMSprop is AdaGrad: it sums the squares and never lets go of any.") {
        values, now, r in
        r += now.gradient * now.gradient
        return now.gradient / (r + values[2]).squareRoot()
      },
      quotient(
        "updates-average-after-step",
        "Your RMSprop divides by the average from before this gradient came in."
      ) { values, now, r in
        defer { r = values[1] * r + (1 - values[1]) * now.gradient * now.gradient }
        return now.gradient / (r + values[2]).squareRoot()
      },
      quotient("epsilon-hard-coded", "Your RMSprop always uses ε = 1e-8.") { values, now, r in
        r = values[1] * r + (1 - values[1]) * now.gradient * now.gradient
        return now.gradient / (r + 1e-8).squareRoot()
      },
      quotient("betas-exchanged", "Your RMSprop has β and (1 − β) the wrong way round.") {
        values, now, r in
        r = (1 - values[1]) * r + values[1] * now.gradient * now.gradient
        return now.gradient / (r + values[2]).squareRoot()
      },
      quotient("without-one-minus-beta", "Your RMSprop’s average lacks the factor (1 − β).") {
        values, now, r in
        r = values[1] * r + now.gradient * now.gradient
        return now.gradient / (r + values[2]).squareRoot()
      },
      quotient("absolute-gradient", "Your RMSprop averages |g|, not g².") { values, now, r in
        r = values[1] * r + (1 - values[1]) * abs(now.gradient)
        return now.gradient / (r + values[2])
      },
      quotient("no-memory", "Your RMSprop has no memory: it divides by this gradient alone.") {
        values, now, r in
        now.gradient / (now.gradient * now.gradient + values[2]).squareRoot()
      },
      quotient("ascent", "Your RMSprop goes up the gradient: a sign is wrong.") { values, now, r in
        r = values[1] * r + (1 - values[1]) * now.gradient * now.gradient
        return -now.gradient / (r + values[2]).squareRoot()
      },
      quotient("bias-corrected", "Your RMSprop has Adam’s bias correction, which is not asked for.")
      { values, now, r in
        r = values[1] * r + (1 - values[1]) * now.gradient * now.gradient
        return now.gradient / (r / (1 - pow(values[1], now.step)) + values[2]).squareRoot()
      },
      quotient("beta-hard-coded", "Your RMSprop always uses β = 0.9.") { values, now, r in
        r = 0.9 * r + (1 - 0.9) * now.gradient * now.gradient
        return now.gradient / (r + values[2]).squareRoot()
      },
    ] + commonMisconceptions("rmsprop", "RMSprop") { rule($0, .insideRoot) })

  private static func rule(_ values: [Double], _ place: EpsilonPlace) -> RMSPropRule {
    RMSPropRule(learningRate: values[0], beta: values[1], epsilon: values[2], place: place)
  }

  /// A mistake in what the learning rate multiplies.
  private static func quotient(
    _ id: String, _ sentence: String,
    _ quotient: @escaping @Sendable (
      _ values: [Double], _ now: ScalarRule.Input, _ average: inout Double
    ) -> Double
  ) -> Variant<OptimizerScript> {
    Variant(
      "rmsprop.\(id)", sentence,
      change: { values, now, memory in values[0] * quotient(values, now, &memory.first) })
  }
}
