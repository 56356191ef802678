internal import Autograd
internal import Checking
internal import OptimizersKit

extension OptimizerExercise {
  static let momentum = OptimizerExercise(
    id: "momentum", names: ["learning rate", "momentum"], onTheBanana: [0.001, 0.9],
    rateFactor: 1,
    others: [[0], [0.5], [0.9], [0.99], [0.999], [0.3], [0.75]],
    conventions: [
      Variant(
        "momentum", "m ← β m + (1 − β) g, θ ← θ − α m, as the lesson has it.",
        rule: { MomentumRule(learningRate: $0[0], momentum: $0[1]) })
    ],
    misconceptions: [
      average(
        "without-one-minus-beta",
        "Your momentum adds the whole gradient to the average: the factor (1 − β) is missing."
      ) { beta, now, m in m = beta * m + now.gradient },
      average("velocity-reset", "Your momentum forgets its average at every step.") {
        beta, now, m in m = (1 - beta) * now.gradient
      },
      average(
        "velocity-starts-at-gradient",
        "Your momentum starts its average at the first gradient, where it should start at zero."
      ) { beta, now, m in
        m = now.step == 1 ? now.gradient : beta * m + (1 - beta) * now.gradient
      },
      average("betas-exchanged", "Your momentum has β and (1 − β) the wrong way round.") {
        beta, now, m in m = (1 - beta) * m + beta * now.gradient
      },
      average("ascent", "Your momentum goes up the gradient: a sign is wrong.") {
        beta, now, m in m = beta * m - (1 - beta) * now.gradient
      },
      average("squared-gradient", "Your momentum averages the squares of the gradients.") {
        beta, now, m in m = beta * m + (1 - beta) * now.gradient * now.gradient
      },
      average("beta-on-the-sum", "Your momentum multiplies the new gradient by β as well.") {
        beta, now, m in m = beta * (m + now.gradient)
      },
      average("beta-hard-coded", "Your momentum always uses β = 0.9.") {
        beta, now, m in m = 0.9 * m + (1 - 0.9) * now.gradient
      },
      Variant(
        "momentum.velocity-aliases-gradient",
        "Your momentum’s average is the gradient’s own tensor at first, so clearing the gradient "
          + "wipes it.",
        optimizer: { AliasingMomentum($0, learningRate: $1[0], momentum: $1[1]) }),
      Variant(
        "momentum.bias-corrected", "Your momentum has Adam’s bias correction, which is not asked for.",
        change: { values, now, memory in
          memory.first = values[1] * memory.first + (1 - values[1]) * now.gradient
          return values[0] * memory.first / (1 - pow(values[1], now.step))
        }),
      Variant(
        "momentum.updates-average-after-step",
        "Your momentum steps with the average from before this gradient came in.",
        change: { values, now, memory in
          defer { memory.first = values[1] * memory.first + (1 - values[1]) * now.gradient }
          return values[0] * memory.first
        }),
      Variant(
        "momentum.learning-rate-twice", "Your momentum applies the learning rate twice.",
        change: { values, now, memory in
          memory.first = values[1] * memory.first + (1 - values[1]) * values[0] * now.gradient
          return values[0] * memory.first
        }),
      Variant(
        "momentum.nesterov", "Your momentum is Nesterov’s, which looks one step ahead.",
        change: { values, now, memory in
          memory.first = values[1] * memory.first + (1 - values[1]) * now.gradient
          return values[0] * (values[1] * memory.first + (1 - values[1]) * now.gradient)
        }),
      Variant(
        "momentum.no-memory", "Your momentum is plain SGD.",
        change: { values, now, _ in values[0] * now.gradient }),
    ]
      + commonMisconceptions("momentum", "momentum") {
        MomentumRule(learningRate: $0[0], momentum: $0[1])
      })

  /// A mistake in the average alone.
  private static func average(
    _ id: String, _ sentence: String,
    _ update: @escaping @Sendable (
      _ beta: Double, _ now: ScalarRule.Input, _ average: inout Double
    ) -> Void
  ) -> Variant<OptimizerScript> {
    Variant(
      "momentum.\(id)", sentence,
      change: { values, now, memory in
        update(values[1], now, &memory.first)
        return values[0] * memory.first
      })
  }
}
