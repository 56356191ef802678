internal import Autograd
internal import Checking
internal import OptimizersKit

extension OptimizerExercise {
  static let misconceptionsOfMomentum: [Variant<OptimizerScript>] =
    averages + updatesOfMomentum
    + CommonMisconceptions("momentum", "momentum", rule: momentumRule).all

  @Sendable
  static func momentumRule(_ values: [Double]) -> MomentumRule {
    MomentumRule(learningRate: values[0], momentum: values[1])
  }

  // MARK: The average is another

  private static let averages: [Variant<OptimizerScript>] =
    [
      average(
        "without-one-minus-beta",
        "adds the whole gradient to the average: the factor (1 − β) is missing."
      ) { beta, now, m in beta * m + now.gradient },
      average(
        "one-minus-beta-squared", "multiplies the gradient by (1 − β) twice."
      ) { beta, now, m in beta * m + (1 - beta) * (1 - beta) * now.gradient },
      average("one-plus-beta", "multiplies the gradient by (1 + β), not by (1 − β).") {
        beta, now, m in beta * m + (1 + beta) * now.gradient
      },
      average("old-average-not-scaled", "adds to the average without scaling down the old one.") {
        beta, now, m in m + (1 - beta) * now.gradient
      },
      average("old-average-not-scaled", "adds up all gradients: β is nowhere.") {
        _, now, m in m + now.gradient
      },
      average("velocity-reset", "forgets its average at every step.") { beta, now, _ in
        (1 - beta) * now.gradient
      },
      average(
        "velocity-starts-at-gradient",
        "starts its average at the first gradient, where it should start at zero."
      ) { beta, now, m in
        now.step == 1 ? now.gradient : beta * m + (1 - beta) * now.gradient
      },
      average(
        "velocity-starts-at-one", "starts its average at one, where it should start at zero."
      ) { beta, now, m in
        beta * (now.step == 1 ? 1 : m) + (1 - beta) * now.gradient
      },
      average("betas-exchanged", "has β and (1 − β) the wrong way round.") { beta, now, m in
        (1 - beta) * m + beta * now.gradient
      },
      average("beta-on-both", "multiplies the old average and the new gradient by β alike.") {
        beta, now, m in beta * (m + now.gradient)
      },
      average("beta-on-both", "multiplies the old average and the new gradient by (1 − β) alike.") {
        beta, now, m in (1 - beta) * (m + now.gradient)
      },
      average("subtracts-old-average", "subtracts the old average where it should add it.") {
        beta, now, m in (1 - beta) * now.gradient - beta * m
      },
      average("averages-parameters", "averages the parameters, where it should average gradients.")
      {
        beta, now, m in beta * m + (1 - beta) * now.parameter
      },
      average("averages-only-the-first", "averages only the gradient of the first parameter.") {
        beta, now, m in now.index == 0 ? beta * m + (1 - beta) * now.gradient : now.gradient
      },
      average("beta-to-the-step", "raises β to the power of the step.") { beta, now, m in
        let power = pow(beta, now.step)
        return power * m + (1 - power) * now.gradient
      },
      average("rounded-average", "keeps its average in single precision (Float).") {
        beta, now, m in Double(Float(beta * m + (1 - beta) * now.gradient))
      },
      average("rounded-average", "keeps its average in half precision (Float16).") {
        beta, now, m in halfPrecision(beta * m + (1 - beta) * now.gradient)
      },
      Variant(
        "momentum.velocity-aliases-gradient",
        "Your momentum’s average is the gradient’s own tensor at first, so clearing the gradient "
          + "wipes it.",
        optimizer: { AliasingMomentum($0, learningRate: $1[0], momentum: $1[1]) }),
    ]

  // MARK: With a number of somebody's own

  static let familiesOfMomentum: [Family<OptimizerScript>] =
    [
      fitted("beta-hard-coded", "always uses the same β.") { constant in
        average("beta-hard-coded", "always uses β = \(NumberText.short(constant)).") { _, now, m in
          constant * m + (1 - constant) * now.gradient
        }
      },
      fitted("beta-at-most", "never uses a β above a bound.") { bound in
        average("beta-at-most", "never uses a β above \(NumberText.short(bound)).") {
          beta, now, m in
          min(beta, bound) * m + (1 - min(beta, bound)) * now.gradient
        }
      },
      forgetting { step in ("at step \(step)", { $0 == step }) },
      forgetting { period in ("every \(period) steps", { $0 % period == 0 }) },
      forgetting { period in ("after every \(period) steps", { $0 % period == 1 }) },
    ]
    + FittedFamilies("momentum", "momentum", rule: momentumRule).all
    + LearningRateFamilies("momentum", "momentum", rule: momentumRule).all

  private static func fitted(
    _ id: String, _ sentence: String,
    variant: @escaping @Sendable (_ constant: Double) -> Variant<OptimizerScript>
  ) -> Family<OptimizerScript> {
    .fitted("momentum.\(id)", "Your momentum \(sentence)", in: .fraction, variant: variant)
  }

  // MARK: What is made of it is another

  private static let updatesOfMomentum: [Variant<OptimizerScript>] = [
    update("bias-corrected", "has Adam’s bias correction, which is not asked for.") {
      values, now, m in m / (1 - pow(values[1], now.step))
    },
    update("nesterov", "is Nesterov’s, which looks one step ahead.") { values, now, m in
      values[1] * m + (1 - values[1]) * now.gradient
    },
    update("nesterov", "is Nesterov’s, which looks one step ahead.") { values, now, m in
      values[1] * m + now.gradient
    },
    update("adds-gradient-again", "moves by the average and by the gradient as well.") {
      _, now, m in m + now.gradient
    },
    update("signs-only", "moves by the average’s sign alone.") { _, _, m in
      m == 0 ? 0 : m > 0 ? 1 : -1
    },
    update("beta-again", "multiplies the finished average by β once more.") { values, _, m in
      values[1] * m
    },
    update("no-memory", "is plain SGD.") { _, now, _ in now.gradient },
    Variant(
      "momentum.hyperparameters-exchanged",
      "Your momentum has the learning rate and β the wrong way round.",
      rule: { momentumRule($0.reversed()) }),
    Variant(
      "momentum.remembers-one-gradient",
      "Your momentum remembers the last gradient alone, not the average of all before it.",
      change: { values, now, memory in
        defer { memory.first = now.gradient }
        return values[0] * (values[1] * memory.first + (1 - values[1]) * now.gradient)
      }),
    Variant(
      "momentum.without-one-minus-beta-rate-twice",
      "Your momentum lacks the factor (1 − β), and applies the learning rate twice.",
      change: { values, now, memory in
        memory.first = values[1] * memory.first + values[0] * now.gradient
        return values[0] * memory.first
      }),
    Variant(
      "momentum.skips-zero-gradients",
      "Your momentum does nothing where the gradient is zero; what it remembers must go on.",
      change: { values, now, memory in
        guard now.gradient != 0 else { return 0 }
        memory.first = values[1] * memory.first + (1 - values[1]) * now.gradient
        return values[0] * memory.first
      }),
  ]

  private static func average(
    _ id: String, _ sentence: String,
    _ update:
      @escaping @Sendable (
        _ beta: Double, _ now: ScalarRule.Input, _ average: Double
      ) -> Double
  ) -> Variant<OptimizerScript> {
    Variant(
      "momentum.\(id)", "Your momentum \(sentence)",
      change: { values, now, memory in
        memory.first = update(values[1], now, memory.first)
        return values[0] * memory.first
      })
  }

  private static func forgetting(
    _ condition:
      @escaping @Sendable (_ number: Int) -> (text: String, holds: @Sendable (_ step: Int) -> Bool)
  ) -> Family<OptimizerScript> {
    .counted("momentum.forgets-now-and-then", "Your momentum forgets its average now and then.") {
      let (text, forgets) = condition($0)
      return average("forgets-now-and-then", "forgets its average \(text).") { beta, now, m in
        beta * (forgets(now.step) ? 0 : m) + (1 - beta) * now.gradient
      }
    }
  }

  private static func update(
    _ id: String, _ sentence: String,
    _ direction:
      @escaping @Sendable (
        _ values: [Double], _ now: ScalarRule.Input, _ average: Double
      ) -> Double
  ) -> Variant<OptimizerScript> {
    Variant(
      "momentum.\(id)", "Your momentum \(sentence)",
      change: { values, now, memory in
        memory.first = values[1] * memory.first + (1 - values[1]) * now.gradient
        return values[0] * direction(values, now, memory.first)
      })
  }
}
