internal import Checking
internal import OptimizersKit

/// The mistakes that any optimizer can have, whatever its rule.
func commonMisconceptions(
  _ exercise: String, _ name: String,
  rule: @escaping @Sendable (_ values: [Double]) -> some OptimizerRule
) -> [Variant<OptimizerScript>] {
  func variant(
    _ id: String, _ sentence: String, _ mistake: Faulty.Mistake
  ) -> Variant<OptimizerScript> {
    Variant("\(exercise).\(id)", sentence) { parameters, values in
      Faulty(mistake, parameters, rule(values))
    }
  }
  return [
    Variant(
      "\(exercise).does-nothing", "Your \(name) never changes the parameters.",
      change: { _, _, _ in 0 }),
    variant(
      "zero-gradient-does-nothing",
      "Your \(name) is right, but its zeroGradient() leaves the gradient as it is.",
      .zeroGradientDoesNothing),
    variant(
      "rebinds-parameters",
      "Your \(name) makes new parameters in place of changing those it was given, "
        + "so nobody else sees the update.", .rebindsParameters),
    variant(
      "zero-gradient-forgets",
      "Your \(name) forgets what it remembers when its zeroGradient() is called.",
      .zeroGradientForgets),
    variant(
      "clears-before-use", "Your \(name) clears the gradient before it has used it.",
      .clearsBeforeUse),
    variant("steps-twice", "Your \(name) updates the parameters twice in each step.", .stepsTwice),
    variant(
      "skips-every-second-step", "Your \(name) updates only at every second step.",
      .skipsEverySecondStep),
    variant(
      "accumulates-gradients", "Your \(name) adds every gradient to all those before it.",
      .accumulatesGradients),
    variant(
      "updates-only-the-first", "Your \(name) updates only the first parameter.",
      .updatesOnlyTheFirst),
    Variant(
      "\(exercise).weight-decay", "Your \(name) adds a weight decay of 0.01 to the gradient.",
      rule: { WeightDecay(0.01, of: rule($0)) }),
  ]
}
