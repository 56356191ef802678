internal import Rules

extension OptimizerRules {
  static let mistakesOfStochasticGradientDescent: [Mistake] = [
    Mistake("averages-all-gradients", "averages all the gradients it has ever seen.") {
      t ← t + 1
      v ← v + g
      theta ← theta - alpha * v / t
    },
    Mistake("heavy-ball", "has a momentum of # in it already: that is the next exercise.") {
      v ← c * v + g
      theta ← theta - alpha * v
    },
    Mistake("heavy-ball", "averages the gradients with β = # already: that is the next exercise.") {
      v ← c * v + (1 - c) * g
      theta ← theta - alpha * v
    },
    Mistake("heavy-ball", "has Nesterov’s momentum of # in it.") {
      v ← c * v + g
      theta ← theta - alpha * (g + c * v)
    },
  ]

  static let mistakesOfMomentum: [Mistake] = [
    Mistake(
      "without-one-minus-beta",
      "adds the whole gradient to the average: the factor (1 − β) is missing."
    ) { m ← beta * m + g },
    Mistake("without-one-minus-beta", "takes α into the average; the factor (1 − β) is missing.") {
      m ← beta * m + alpha * g
      theta ← theta - m
    },
    Mistake(
      "velocity-aliases-gradient",
      "has the gradient’s own tensor as its average at first, so clearing the gradient clears it.",
      hooks: Hooks(forgets: { $0.step == 2 }), changing: { $0.starting([m: g.expression]) }),
    Mistake(
      "velocity-starts-at-gradient",
      "starts its average at the first gradient, where it should start at zero.",
      changing: { $0.starting([m: g.expression]) }),
    Mistake("bias-corrected", "has Adam’s bias correction, which is not asked for.") {
      t ← t + 1
      theta ← theta - alpha * m / (1 - pow(beta, t))
    },
    Mistake("nesterov", "is Nesterov’s, which looks one step ahead.") {
      theta ← theta - alpha * (beta * m + (1 - beta) * g)
    },
    Mistake("nesterov", "is Nesterov’s, which looks one step ahead.") {
      theta ← theta - alpha * (beta * m + g)
    },
    Mistake("beta-to-the-step", "raises β to the power of the step.") {
      t ← t + 1
      m ← pow(beta, t) * m + (1 - pow(beta, t)) * g
    },
    Mistake("remembers-one-gradient", "remembers the last gradient alone, not the average.") {
      $0.replacing {
        m ← g
        theta ← theta - alpha * (beta * m + (1 - beta) * g)
      }.reversed
    },
    .inOthers(
      "averages-only-the-first", "averages only the gradient of the first parameter.",
      rule: { _ in stochasticGradientDescent }),
  ]
}
