internal import Autograd
internal import Rules

extension Mistake {
  /// The mistakes that any optimizer can have and that no formula says.
  static let common: [Mistake] = updates + coordinates + zeroing + sharing

  private static let updates: [Mistake] = [
    Mistake("ascent", "goes up the gradient: a sign is wrong.") { rule in
      rule.substituting([rule.hyperparameters[0]: -rule.hyperparameters[0]])
    },
    Mistake(
      "rebinds-parameters",
      "makes a new tensor and never changes the parameters it was given, so no other code sees the "
        + "update.", hooks: Hooks(skips: { _ in true }, zeroing: [.clearBeforeFirstStep])),
    Mistake(
      "works-on-a-copy",
      "works on a copy of the parameters and of their gradient, so no other code sees its steps.",
      hooks: Hooks(skips: { _ in true }, zeroing: [])),
    Mistake(
      "works-only-in-the-lesson", "does nothing unless it starts at (-1, 2), as the lesson does.",
      hooks: Hooks(skips: { $0.start != [-1, 2] })),
    Mistake(
      "clears-before-use", "clears the gradient before it has used it.",
      hooks: Hooks(
        gradient: { $0.map { _ in 0 } }, afterStep: { parameters, _ in parameters.zeroGradient() })),
    Mistake(
      "step-changes-gradient", "clears the gradient in step(), too; only zeroGradient() should.",
      hooks: Hooks(afterStep: { parameters, _ in parameters.zeroGradient() })),
    Mistake(
      "step-changes-gradient", "multiplies the gradient itself by the learning rate.",
      hooks: Hooks(afterStep: { $0.gradient *= $1[0] })),
    Mistake(
      "skips-every-second-step", "updates only at every second step.",
      hooks: Hooks(skips: { $0.step.isMultiple(of: 2) })),
    Mistake(
      "skips-every-second-step", "updates only at every second step.",
      hooks: Hooks(skips: { !$0.step.isMultiple(of: 2) })),
    Mistake(
      "skips-zero-gradients", "does nothing where the gradient is zero; its averages must go on.",
      hooks: Hooks(skips: { $0.gradient.allSatisfy { $0 == 0 } }, concernsMemory: true)),
    Mistake(
      "skips-zero-gradients", "leaves its averages as they are where the gradient is zero.",
      hooks: Hooks(concernsMemory: true)
    ) { $0.skippingZeroInputs(parameterToo: false) },
    Mistake(
      "skips-zero-gradients", "does nothing where the gradient is zero.",
      hooks: Hooks(concernsMemory: true)
    ) { $0.skippingZeroInputs(parameterToo: true) },
  ]

  private static let coordinates: [Mistake] = [
    Mistake(
      "coordinates-swapped", "gives each parameter the gradient of another.",
      hooks: Hooks(gradient: { $0.reversed() })),
    Mistake(
      "updates-only-the-first", "updates only the first parameter.",
      hooks: Hooks(moved: { moved, before, _ in Array(moved.prefix(1) + before.dropFirst()) })),
    Mistake(
      "updates-only-the-last", "updates only the last parameter.",
      hooks: Hooks(moved: { moved, before, _ in Array(before.dropLast() + moved.suffix(1)) })),
    Mistake(
      "leaves-out-the-first", "leaves the first parameter out.",
      hooks: Hooks(moved: { moved, before, _ in Array(before.prefix(1) + moved.dropFirst()) })),
    Mistake(
      "leaves-out-the-last", "leaves the last parameter out.",
      hooks: Hooks(moved: { moved, before, _ in Array(moved.dropLast() + before.suffix(1)) })),
    Mistake(
      "updates-only-two",
      "updates the first two parameters only: a tensor may hold any number of them.",
      hooks: Hooks(moved: { moved, before, _ in Array(moved.prefix(2) + before.dropFirst(2)) })),
  ]

  /// Mistakes in `zeroGradient()`, which can be made besides one in the formula.
  static let zeroing: [Mistake] = [
    zeroing(
      "does-nothing",
      "computes its steps right, but its zeroGradient() leaves the gradient as it is.",
      []),
    zeroing("incomplete", "clears only the first number of the gradient.", [.clearFirst]),
    zeroing("incomplete", "clears only the last number of the gradient.", [.clearLast]),
    zeroing("sets-ones", "sets the gradient to ones, where it should set it to zeros.", [.setOnes]),
    zeroing(
      "clears-parameters", "sets the parameters to zero in zeroGradient(), not their gradient.",
      [.clearParameters]),
    zeroing(
      "clears-parameters", "sets the parameters to zero in zeroGradient(), too.",
      [.clearParameters, .clear]),
    zeroing("steps", "updates the parameters in zeroGradient(), too.", [.step, .clear]),
    Mistake(
      "zero-gradient-steps", "updates the parameters in zeroGradient(), not in step().",
      hooks: Hooks(skips: { _ in true }, zeroing: [.step, .clear])),
    Mistake(
      "zero-gradient-forgets", "forgets its averages when its zeroGradient() is called.",
      hooks: Hooks(zeroing: [.forget, .clear], concernsMemory: true)),
  ]

  private static func zeroing(
    _ id: String, _ predicate: String, _ actions: [Hooks.ZeroGradientAction]
  ) -> Mistake {
    Mistake("zero-gradient-\(id)", predicate, hooks: Hooks(zeroing: actions))
  }

  private static let sharing: [Mistake] =
    [
      Mistake(
        "shared-hyperparameters",
        "keeps its hyperparameters on the type (static): the last optimizer made sets them for all.",
        hooks: Hooks(sharing: .hyperparameters)),
      Mistake(
        "shared-parameters",
        "keeps its parameters on the type (static): every optimizer moves those of the last one made.",
        hooks: Hooks(sharing: .parameters)),
    ]
    + [true, false].map { isReplaced in
      Mistake(
        "shared-memory", "keeps its averages on the type (static), for all optimizers together.",
        hooks: Hooks(sharing: .memory(states: nil, isReplaced: isReplaced), concernsMemory: true))
    }
}

extension Rule {
  /// Returns the rule with the averages, or the parameter too, as they were where the input is zero.
  fileprivate func skippingZeroInputs(parameterToo: Bool) -> Rule {
    let isNotZero = abs(sign(input))
    return replacing {
      for line in assignments
      where line.target == parameter ? parameterToo : line.formula.contains(input) {
        line.target ← line.target + isNotZero * (line.formula - line.target)
      }
    }
  }
}
