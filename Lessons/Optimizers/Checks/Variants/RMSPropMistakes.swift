internal import Rules

extension OptimizerRules {
  static let mistakesOfRMSProp: [Mistake] =
    [
      Mistake("no-square-root", "divides by the average itself: the root is missing.") {
        theta ← theta - alpha / (r + epsilon) * g
      },
      Mistake("adagrad", "is AdaGrad: it sums the squares and never forgets any.") {
        r ← r + pow(g, 2)
      },
      Mistake("adagrad", "averages all squares there ever were, where it should forget old ones.") {
        t ← t + 1
        r ← r + (pow(g, 2) - r) / t
      },
      Mistake("updates-average-after-step", "divides by the average from before this gradient.") {
        $0.reversed
      },
      Mistake("averages-roots", "averages the roots of β, of (1 − β) and of the square.") {
        r ← sqrt(beta) * r + sqrt(1 - beta) * abs(g)
        theta ← theta - alpha / (r + epsilon) * g
      },
      Mistake("running-maximum", "divides by the largest average so far (AMSGrad).") { rule in
        rule.replacing {
          v ← max(v, r)
          theta ← rule.inStep([r: v.expression]).step
        }
      },
      Mistake("centered", "is the centered one: it subtracts the square of the average gradient.") {
        rule in
        rule.replacing {
          v ← beta * v + (1 - beta) * g
          theta ← rule.inStep([r: r - pow(v, 2)]).step
        }
      },
      Mistake("bias-corrected", "has Adam’s bias correction, which is not asked for.") { rule in
        rule.replacing {
          t ← t + 1
          theta ← rule.inStep([r: r / (1 - pow(beta, t))]).step
        }
      },
      Mistake("epsilon-in-average", "adds ε to its average at every step, so that it adds up.") {
        r ← beta * r + (1 - beta) * pow(g, 2) + epsilon
        theta ← theta - alpha / sqrt(r) * g
      },
      Mistake("epsilon-in-average", "adds ε to the square that goes into the average.") {
        r ← beta * r + (1 - beta) * (pow(g, 2) + epsilon)
        theta ← theta - alpha / sqrt(r) * g
      },
      Mistake(
        "epsilon-in-average", "starts its average at ε, not at zero.",
        starts: [r: epsilon.expression]
      ) { theta ← theta - alpha / sqrt(r) * g },
      .inOthers(
        "adapts-only-the-first", "adapts the first parameter’s step; the others get plain SGD.",
        rule: { _ in stochasticGradientDescent }),
    ] + misplacedEpsilon(r, g) + momentumOnTop

  private static let momentumOnTop: [Mistake] = [
    Mistake("momentum-on-top", "has a momentum of # on top, which is not asked for.") { rule in
      rule.replacing {
        v ← c * v + (theta - rule.step)
        theta ← theta - v
      }
    },
    Mistake("momentum-on-top", "has a momentum of # on top, which is not asked for.") { rule in
      rule.replacing {
        v ← c * v + (1 - c) * g
        theta ← rule.inStep([g: v.expression]).step
      }
    },
  ]

  /// ε in another place of the quotient.
  static func misplacedEpsilon(_ average: Symbol, _ numerator: Symbol) -> [Mistake] {
    let outside = "adds ε to the quotient, not to what it divides by."
    let root = sqrt(average)
    return [
      Mistake("epsilon-outside-quotient", outside) {
        theta ← theta - alpha * (numerator / root + epsilon)
      },
      Mistake("epsilon-outside-quotient", outside) {
        theta ← theta - (alpha * numerator / root + epsilon)
      },
      Mistake("epsilon-outside-quotient", outside) {
        theta ← theta - alpha * numerator * (1 / root + epsilon)
      },
      Mistake("epsilon-outside-quotient", outside) {
        theta ← theta - (alpha / root + epsilon) * numerator
      },
      Mistake("epsilon-as-factor", "multiplies the root by (1 + # ε), where it should add ε.") {
        theta ← theta - alpha * numerator / (root * (1 + c * epsilon))
      },
    ]
  }
}
