package import Rules

/// The formulas of the two schedules, with the names that the lesson gives to their quantities.
package enum ScheduleRules {
  static let base = Symbol("α₀", tex: "\\alpha_0", .hyperparameter)
  static let gamma = Symbol("γ", tex: "\\gamma", .hyperparameter)
  static let n = Symbol("n", .input)
  static let alpha = Symbol("α", tex: "\\alpha", .parameter)

  /// Step decay: n is the number of milestones that have been reached.
  package static let stepDecay = Rule(
    hyperparameters: [base, gamma], input: n, parameter: alpha
  ) {
    alpha ← base * pow(gamma, n)
  }

  static let peak = Symbol("P", .hyperparameter)
  static let floor = Symbol("F", .hyperparameter)
  static let warmup = Symbol("W", .hyperparameter)
  static let total = Symbol("T", .hyperparameter)
  static let k = Symbol("k", .input)
  static let warmRate = Symbol("α", tex: "\\alpha", slug: "warmup", .parameter)

  /// The warm-up, from P / W at step 0 to P at the last step before W.
  static let warm = Rule(
    hyperparameters: [peak, floor, warmup, total], input: k, parameter: warmRate
  ) {
    warmRate ← peak * (k + 1) / warmup
  }

  /// The warm-up from 0 at step 0 to P at step W.
  static let warmFromZero = warm.replacing { warmRate ← peak * k / warmup }

  static let p = Symbol("p", .parameter)

  /// How far a step is between the warm-up and the end: from 0 to 1.
  static let progress = Rule(hyperparameters: [warmup, total], input: k, parameter: p) {
    p ← (k - warmup) / (total - warmup)
  }

  /// The cosine of π times the progress.
  static let cosine = Symbol("cos πp", tex: "\\cos \\pi p", slug: "cosine", .input)

  /// From the peak, where the cosine is 1, to the floor, where it is −1.
  ///
  /// Source: Loshchilov & Hutter 2016, "SGDR: stochastic gradient descent with warm restarts".
  static let blend = Rule(hyperparameters: [peak, floor], input: cosine, parameter: alpha) {
    alpha ← floor + (peak - floor) * (1 + cosine) / 2
  }
}
