internal import Rules

extension OptimizerRules {
  static let mistakesOfAdam: [Mistake] =
    corrections + averages + misplacedEpsilon(rHat, mHat) + quotients

  private static let corrections: [Mistake] =
    [
      Mistake("no-bias-correction", "has no bias correction.", changing: { $0.corrected(1, 1) }),
      Mistake("bias-correction-only-first-moment", "corrects the bias of m, but not that of r.") {
        $0.corrected(1 - pow(beta1, t), 1)
      },
      Mistake("step-count-stays-one", "has a step count t that stays 1.") { t ← 1.0 },
      Mistake("betas-swapped", "has β₁ and β₂ exchanged.") {
        $0.substituting([beta1: beta2.expression, beta2: beta1.expression])
      },
      Mistake("power-of-difference", "raises (1 − β) to the power of t, where β alone belongs.") {
        $0.corrected(pow(1 - beta1, t), pow(1 - beta2, t))
      },
      Mistake("beta-times-step", "multiplies β by t, where it should raise it to the power of t.") {
        $0.corrected(1 - beta1 * t, 1 - beta2 * t)
      },
      Mistake(
        "learning-rate-compounds",
        "stores the corrected step size as its learning rate, and corrects it again.",
        starts: [v: 1.0.expression]
      ) {
        v ← v * sqrt(1 - pow(beta2, t)) / (1 - pow(beta1, t))
        theta ← theta - alpha * v * m / (sqrt(r) + epsilon)
      },
    ]
    + [0, 1].map { first in
      Mistake(
        "step-count-by-zeroing",
        "counts the calls of zeroGradient(), where it should count its steps.",
        hooks: Hooks(
          beforeStep: { memory, now in
            for index in memory.states.indices {
              memory.states[index][0] = Double(now.clearings + first - 1)
            }
          }))
    }
    + [true, false].map { isReplaced in
      Mistake(
        "shared-step-count",
        "keeps its step count on the type (static), for all optimizers together.",
        hooks: Hooks(sharing: .memory(states: [0], isReplaced: isReplaced)))
    }

  private static let averages: [Mistake] = [
    Mistake("weights-exchanged", "has β and (1 − β) exchanged in both averages.") {
      m ← (1 - beta1) * m + beta1 * g
      r ← (1 - beta2) * r + beta2 * pow(g, 2)
    },
    Mistake("weights-exchanged", "has β₁ and (1 − β₁) exchanged.") {
      m ← (1 - beta1) * m + beta1 * g
    },
    Mistake("weights-exchanged", "has β₂ and (1 − β₂) exchanged.") {
      r ← (1 - beta2) * r + beta2 * pow(g, 2)
    },
    Mistake("averages-swap-betas", "averages r with β₁, where β₂ belongs.") {
      r ← beta1 * r + (1 - beta1) * pow(g, 2)
    },
    Mistake("averages-swap-betas", "averages m with β₂ and r with β₁.") {
      m ← beta2 * m + (1 - beta2) * g
      r ← beta1 * r + (1 - beta1) * pow(g, 2)
    },
    Mistake("adagrad", "sums the squares in r and never forgets any.") { r ← r + pow(g, 2) },
    Mistake("averages-are-one", "has one tensor for m and r, which each of them overwrites.") {
      rule in
      var rule = rule.replacing {
        m ← r
        r ← beta2 * (beta1 * m + (1 - beta1) * g) + (1 - beta2) * pow(g, 2)
      }
      rule.assignments.swapAt(1, 2)
      return rule
    },
    Mistake("amsgrad", "is AMSGrad: it divides by the largest r so far.") { rule in
      rule.replacing {
        v ← max(v, r)
        rHat ← rule.formula(of: rHat).replacing([r: v.expression])
      }
    },
    Mistake("amsgrad", "is AMSGrad: it divides by the largest r̂ so far.") {
      v ← max(v, rHat)
      theta ← theta - alpha / (sqrt(v) + epsilon) * mHat
    },
    Mistake("adamax", "is Adamax: r is the largest gradient, slowly forgotten.") {
      r ← max(beta2 * r, abs(g))
      theta ← theta - alpha / (r + epsilon) * mHat
    },
    Mistake("adamax", "is Adamax: r is the largest gradient, slowly forgotten.") {
      r ← max(beta2 * r, abs(g) + epsilon)
      theta ← theta - alpha / r * mHat
    },
  ]

  private static let quotients: [Mistake] = [
    Mistake("no-square-root", "divides by r̂ itself: the root is missing.") {
      theta ← theta - alpha / (rHat + epsilon) * mHat
    },
    Mistake("root-of-everything", "takes the root of the whole quotient.") {
      theta ← theta - alpha * sign(mHat) * sqrt(abs(mHat) / (rHat + epsilon))
    },
    Mistake("moments-exchanged", "has m and r exchanged in its step.") {
      theta ← theta - alpha / (sqrt(abs(mHat)) + epsilon) * rHat
    },
    Mistake("moments-exchanged", "has m and r exchanged in its step.") {
      theta ← theta - alpha / (sqrt(mHat) + epsilon) * rHat
    },
    Mistake("sign-descent", "uses the gradient’s sign alone.") { theta ← theta - alpha * sign(g) },
    Mistake("sign-descent", "uses the sign of m alone.") { theta ← theta - alpha * sign(m) },
    .inOthers(
      "adapts-only-the-first", "adapts the first parameter’s step; the others get m̂ alone.",
      rule: { $0.replacing { theta ← theta - alpha * mHat } }),
    Mistake("nadam", "is NAdam, which looks one step ahead.") { rule in
      rule.inStep([mHat: beta1 * mHat + (1 - beta1) * g / (1 - pow(beta1, t))])
    },
    Mistake("nadam", "is NAdam, which looks one step ahead.") { rule in
      rule.inStep([
        mHat: beta1 * m / (1 - pow(beta1, t + 1)) + (1 - beta1) * g / (1 - pow(beta1, t))
      ])
    },
  ]
}

extension Rule {
  /// Returns Adam with other divisors of m and r.
  fileprivate func corrected(
    _ first: some ExpressionConvertible, _ second: some ExpressionConvertible
  ) -> Rule {
    replacing {
      OptimizerRules.mHat ← OptimizerRules.m / first
      OptimizerRules.rHat
        ← formula(of: OptimizerRules.rHat).replacing(
          1 - pow(OptimizerRules.beta2, OptimizerRules.t), with: second.expression)
    }
  }
}
