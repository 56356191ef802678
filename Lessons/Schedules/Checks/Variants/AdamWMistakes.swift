internal import Rules

/// The mistakes in AdamW that have a name.
enum AdamWMistakes {
  static let all: [AdamWMistake] = decays + adams + tensors + others

  private static let (alpha, beta1, beta2) = (AdamWRules.alpha, AdamWRules.beta1, AdamWRules.beta2)
  private static let (epsilon, lambda, c) = (AdamWRules.epsilon, AdamWRules.lambda, AdamWRules.c)
  private static let (theta, g, t) = (AdamWRules.theta, AdamWRules.g, AdamWRules.t)
  private static let (m, r, v) = (AdamWRules.m, AdamWRules.r, AdamWRules.v)
  private static let (mHat, rHat) = (AdamWRules.mHat, AdamWRules.rHat)

  /// Returns a rule with something in the place of 1 − α λ.
  @Sendable
  private static func decaying(_ rule: Rule, by factor: Expression) -> Rule {
    rule.replacing(1 - alpha * lambda, with: factor)
  }

  /// Returns a rule with L2 regularization in place of decay.
  @Sendable
  private static func regularized(_ rule: Rule, by term: Expression) -> Rule {
    let plain = decaying(rule, by: .constant(1))
    return plain.replacing {
      m ← plain.formula(of: m).replacing([g: term])
      r ← plain.formula(of: r).replacing([g: term])
    }
  }

  /// Adam with L2 regularization in the gradient.
  static let regularizedAdam = regularized(AdamWRules.decayFirst, by: g + lambda * theta)

  private static let decays: [AdamWMistake] = [
    AdamWMistake(
      "l2-in-gradient", "adds λ θ to the gradient: that is L2 regularization, not decoupled decay."
    ) { regularized($0, by: g + lambda * theta) },
    AdamWMistake(
      "l2-in-gradient",
      "adds 2 λ θ to the gradient: that is L2 regularization, not decoupled decay."
    ) { regularized($0, by: g + 2 * lambda * theta) },
    AdamWMistake(
      "l2-in-gradient", "takes λ θ away from the gradient, where decay leaves it alone."
    ) { regularized($0, by: g - lambda * theta) },
    AdamWMistake(
      "l2-in-gradient", "adds α λ θ to the gradient, where decay leaves it alone."
    ) { regularized($0, by: g + alpha * lambda * theta) },
    AdamWMistake("l2-in-gradient", "adds λ θ to the gradient in the average m alone.") { rule in
      let plain = decaying(rule, by: .constant(1))
      return plain.replacing { m ← plain.formula(of: m).replacing([g: g + lambda * theta]) }
    },
    AdamWMistake("l2-and-decay", "adds λ θ to the gradient and decays as well.") { rule in
      rule.replacing {
        m ← rule.formula(of: m).replacing([g: g + lambda * theta])
        r ← rule.formula(of: r).replacing([g: g + lambda * theta])
      }
    },
    AdamWMistake(
      "decay-divided-by-root", "divides the decay by the root, too: it adds λ θ to m̂."
    ) { rule in
      let plain = decaying(rule, by: .constant(1))
      return plain.replacing {
        theta ← plain.formula(of: theta).replacing([mHat: mHat + lambda * theta])
      }
    },
    AdamWMistake("no-decay", "is plain Adam: the parameters never decay.") {
      decaying($0, by: .constant(1))
    },
    AdamWMistake(
      "decay-without-rate", "decays by λ in each step, where it should decay by α λ."
    ) { decaying($0, by: 1 - lambda) },
    AdamWMistake("decay-grows", "grows by α λ, where it should decay: a sign is wrong.") {
      decaying($0, by: 1 + alpha * lambda)
    },
    AdamWMistake("decay-grows", "grows by λ in each step, where it should decay by α λ.") {
      decaying($0, by: 1 + lambda)
    },
    AdamWMistake("decay-rate-squared", "decays by α² λ, where it should decay by α λ.") {
      decaying($0, by: 1 - alpha * alpha * lambda)
    },
    AdamWMistake("decay-to-lambda", "multiplies by α λ, where it should multiply by 1 − α λ.") {
      decaying($0, by: alpha * lambda)
    },
    AdamWMistake("decay-to-lambda", "multiplies by 1 − α, where it should multiply by 1 − α λ.") {
      decaying($0, by: 1 - alpha)
    },
    AdamWMistake("decay-twice", "decays twice in each step.") {
      decaying($0, by: (1 - alpha * lambda) * (1 - alpha * lambda))
    },
    AdamWMistake("decay-twice", "decays before Adam’s step and after it.") { rule in
      rule.replacing { theta ← rule.formula(of: theta) * (1 - alpha * lambda) }
    },
    AdamWMistake("decay-twice", "decays by 2 α λ in each step.") {
      decaying($0, by: 1 - 2 * alpha * lambda)
    },
    AdamWMistake("decay-halved", "decays by α λ / 2 in each step.") {
      decaying($0, by: 1 - alpha * lambda / 2)
    },
    AdamWMistake("decay-toward-sign", "takes α λ away with the sign of θ: that is L1.") { rule in
      let plain = decaying(rule, by: .constant(1))
      return plain.replacing {
        theta ← plain.formula(of: theta) - alpha * lambda * sign(theta)
      }
    },
    AdamWMistake("decays-the-gradient", "multiplies the gradient by 1 − α λ, not the parameters.") {
      regularized($0, by: g * (1 - alpha * lambda))
    },
    AdamWMistake("decays-the-step", "multiplies Adam’s step by 1 − α λ, too.") { rule in
      let plain = decaying(rule, by: .constant(1))
      let step = theta - plain.formula(of: theta)
      return plain.replacing {
        theta ← (theta - step * (1 - alpha * lambda)) * (1 - alpha * lambda)
      }
    },
  ]

  private static let adams: [AdamWMistake] = [
    AdamWMistake("no-bias-correction", "has no bias correction.") {
      corrected($0, .constant(1), .constant(1))
    },
    AdamWMistake("bias-correction-only-first-moment", "corrects the bias of m, but not that of r.")
    {
      corrected($0, 1 - pow(beta1, t), .constant(1))
    },
    AdamWMistake("bias-correction-only-second-moment", "corrects the bias of r, but not that of m.")
    {
      corrected($0, .constant(1), 1 - pow(beta2, t))
    },
    AdamWMistake("step-count-stays-one", "has a step count t that stays 1.") { t ← 1.0 },
    AdamWMistake("step-count-starts-late", "counts its steps from 2.") { rule in
      rule.starting([t: .constant(1)])
    },
    AdamWMistake(
      "step-count-starts-early",
      "has a step count of 0 in its first step, so the bias correction divides by zero."
    ) { rule in rule.starting([t: .constant(-1)]) },
    AdamWMistake(
      "starts-from-gradient", "has averages that start from the first gradient, not from zero."
    ) { rule in
      corrected(rule, .constant(1), .constant(1)).starting([m: g.expression, r: pow(g, 2)])
    },
    AdamWMistake(
      "starts-from-gradient",
      "has averages that start from the first gradient, not from zero, and corrects them."
    ) { rule in rule.starting([m: g.expression, r: pow(g, 2)]) },
    AdamWMistake(
      "nesterov", "looks one step ahead: m̂ holds the gradient once more, as in NAdam."
    ) { rule in
      rule.replacing { mHat ← (beta1 * m + (1 - beta1) * g) / (1 - pow(beta1, t)) }
    },
    AdamWMistake(
      "nesterov", "looks one step ahead: m̂ holds the gradient once more, as in NAdam."
    ) { rule in
      rule.replacing {
        mHat ← beta1 * m / (1 - pow(beta1, t + 1)) + (1 - beta1) * g / (1 - pow(beta1, t))
      }
    },
    AdamWMistake(
      "same-averages", "keeps both averages in one tensor, so that each overwrites the other."
    ) { rule in
      rule.replacing {
        m ← beta2 * (beta1 * m + (1 - beta1) * g) + (1 - beta2) * pow(g, 2)
        rHat ← rule.formula(of: rHat).replacing([r: m.expression])
      }
    },
    AdamWMistake("centered", "takes m̂² away from r̂ before the root.") { rule in
      rule.replacing(sqrt(rHat), with: sqrt(rHat - mHat * mHat))
    },
    AdamWMistake("epsilon-times-root", "multiplies the root by 1 + ε; ε is added to it.") { rule in
      rule.replacing(sqrt(rHat) + epsilon, with: sqrt(rHat) * (1 + epsilon))
    },
    AdamWMistake("betas-swapped", "has β₁ and β₂ exchanged.") {
      $0.substituting([beta1: beta2.expression, beta2: beta1.expression])
    },
    AdamWMistake("no-square-root", "divides by r̂ itself: the root is missing.") { rule in
      rule.replacing(sqrt(rHat), with: rHat.expression)
    },
    AdamWMistake("ascent", "goes up the gradient: a sign is wrong.") { rule in
      rule.replacing {
        theta ← rule.formula(of: theta).replacing([mHat: -mHat])
      }
    },
    AdamWMistake("adagrad", "sums the squares in r and never forgets any.") { r ← r + pow(g, 2) },
    AdamWMistake("amsgrad", "is AMSGrad: it divides by the largest r so far.") { rule in
      rule.replacing {
        v ← max(v, r)
        rHat ← rule.formula(of: rHat).replacing([r: v.expression])
      }
    },
    AdamWMistake("amsgrad", "is AMSGrad: it divides by the largest r̂ so far.") { rule in
      let replaced = rule.replacing(r / (1 - pow(beta2, t)), with: v.expression)
      // An accepted form without the corrected r has no such mistake.
      guard replaced != rule else { return rule }
      return replaced.replacing {
        v ← max(v, r / (1 - pow(beta2, t)))
        rHat ← v
      }
    },
    AdamWMistake("gradient-descent", "is gradient descent with decay: it has no averages.") {
      rule in
      rule.replacing { theta ← theta * (1 - alpha * lambda) - alpha * g }
    },
    AdamWMistake("momentum-only", "never divides by the root of r̂.") { rule in
      rule.replacing { theta ← theta * (1 - alpha * lambda) - alpha * mHat }
    },
  ]

  private static let tensors: [AdamWMistake] = [
    AdamWMistake(
      "shared-state", "has one pair of averages for all its tensors.",
      hooks: AdamWHooks(
        beforeTensor: { memory, tensor, step, _ in
          for index in memory.states.indices { memory.states[index][0] = Double(step - 1) }
        }, sharesMemoryOfTensors: true)),
    AdamWMistake(
      "shared-state", "has one pair of averages and one count, which each tensor raises.",
      hooks: AdamWHooks(sharesMemoryOfTensors: true)),
    AdamWMistake(
      "counts-tensors", "raises its step count once for each tensor, not once for each step.",
      hooks: AdamWHooks(
        beforeTensor: { memory, tensor, step, count in
          for index in memory.states.indices {
            memory.states[index][0] = Double((step - 1) * count + tensor)
          }
        })),
    AdamWMistake(
      "only-first-tensor", "updates its first tensor alone.",
      hooks: AdamWHooks(updates: { tensor, _ in tensor == 0 })),
    AdamWMistake(
      "only-first-tensor", "updates and clears its first tensor alone.",
      hooks: AdamWHooks(
        updates: { tensor, _ in tensor == 0 }, clears: { tensor, _ in tensor == 0 })),
    AdamWMistake(
      "only-last-tensor", "updates its last tensor alone.",
      hooks: AdamWHooks(updates: { $0 == $1 - 1 })),
    AdamWMistake(
      "clears-one-tensor", "clears the gradient of its first tensor alone.",
      hooks: AdamWHooks(clears: { tensor, _ in tensor == 0 })),
    AdamWMistake(
      "clears-one-tensor", "clears the gradient of its last tensor alone.",
      hooks: AdamWHooks(clears: { $0 == $1 - 1 })),
  ]

  /// The mistakes in `zeroGradient()`, which show in other runs than those of the formula.
  static let clearings: [AdamWMistake] = [
    AdamWMistake(
      "zero-gradient-does-nothing", "does not clear the gradients in zeroGradient().",
      hooks: AdamWHooks(clears: { _, _ in false })),
    AdamWMistake(
      "forgets-when-cleared", "forgets its averages in zeroGradient().",
      hooks: AdamWHooks(forgetsWhenCleared: true)),
    AdamWMistake(
      "clears-in-step", "clears the gradients in step() already, which is zeroGradient()’s work.",
      hooks: AdamWHooks(clearsAfterStep: true)),
  ]

  private static let others: [AdamWMistake] =
    clearings + [
      AdamWMistake(
        "works-on-a-copy", "never changes the parameters it was given.",
        hooks: AdamWHooks(changesParameters: false)),
      AdamWMistake(
        "shared-by-all-optimizers", "keeps its averages on the type (static), for all optimizers.",
        hooks: AdamWHooks(sharesMemories: true)),
      AdamWMistake(
        "shared-by-all-optimizers", "keeps its averages on the type (static), for all optimizers.",
        hooks: AdamWHooks(sharesMemories: true, replacesMemories: true)),
      AdamWMistake(
        "shared-step-count", "keeps its step count on the type (static), for all optimizers.",
        hooks: AdamWHooks(
          beforeTensor: { memory, _, step, _ in
            for index in memory.states.indices { memory.states[index][0] = Double(step - 1) }
          }, sharesStepCount: true)),
      AdamWMistake(
        "shared-hyperparameters",
        "keeps its hyperparameters on the type (static), for all optimizers.",
        hooks: AdamWHooks(sharesValues: true)),
    ]

  @Sendable
  private static func corrected(_ rule: Rule, _ first: Expression, _ second: Expression) -> Rule {
    rule.replacing {
      mHat ← m / first
      rHat ← rule.formula(of: rHat).replacing(1 - pow(beta2, t), with: second)
    }
  }
}

extension Rule {
  /// Returns the formula by which a quantity is computed.
  func formula(of quantity: Symbol) -> Expression {
    assignments.last { $0.target == quantity }?.formula ?? quantity.expression
  }

  /// Returns the rule with another expression in the place of a part of its formulas.
  func replacing(_ part: Expression, with other: Expression) -> Rule {
    var rule = self
    for index in rule.assignments.indices {
      rule.assignments[index].formula = rule.assignments[index].formula.replacing(part, with: other)
    }
    return rule
  }
}
