package import Rules

/// AdamW's rule in its accepted forms, with the names that the lesson gives to its quantities.
package enum AdamWRules {
  static let alpha = Symbol("α", tex: "\\alpha", slug: "learning-rate", .hyperparameter)
  static let beta1 = Symbol("β₁", tex: "\\beta_1", .hyperparameter)
  static let beta2 = Symbol("β₂", tex: "\\beta_2", .hyperparameter)
  static let epsilon = Symbol("ε", tex: "\\epsilon", .hyperparameter)
  static let lambda = Symbol("λ", tex: "\\lambda", .hyperparameter)
  static let theta = Symbol("θ", tex: "\\theta", .parameter)
  static let g = Symbol("g", .input)
  static let t = Symbol("t", .state)
  static let m = Symbol("m", .state)
  static let r = Symbol("r", .state)
  static let mHat = Symbol("m̂", tex: "\\hat m", .intermediate)
  static let rHat = Symbol("r̂", tex: "\\hat r", .intermediate)
  /// One more quantity that a wrong optimizer remembers.
  static let v = Symbol("v", .state)
  /// A constant whose value is read off the runs.
  static let c = Symbol.unknown

  /// Adam with the parameters decayed before its step.
  ///
  /// Source: Loshchilov & Hutter 2017, "Decoupled weight decay regularization". The order is
  /// PyTorch's.
  package static let decayFirst = Rule(
    hyperparameters: [alpha, beta1, beta2, epsilon, lambda], input: g, parameter: theta,
    states: [State(t), State(m), State(r)]
  ) {
    t ← t + 1
    m ← beta1 * m + (1 - beta1) * g
    r ← beta2 * r + (1 - beta2) * pow(g, 2)
    mHat ← m / (1 - pow(beta1, t))
    rHat ← r / (1 - pow(beta2, t))
    theta ← theta * (1 - alpha * lambda) - alpha / (sqrt(rHat) + epsilon) * mHat
  }

  /// Adam with the parameters decayed after its step.
  package static let decayAfter = decayFirst.replacing {
    theta ← (theta - alpha / (sqrt(rHat) + epsilon) * mHat) * (1 - alpha * lambda)
  }

  /// ε inside of the root, decay first.
  static let insideFirst = decayFirst.replacing {
    theta ← theta * (1 - alpha * lambda) - alpha / sqrt(rHat + epsilon) * mHat
  }

  /// ε inside of the root, decay after.
  static let insideAfter = decayFirst.replacing {
    theta ← (theta - alpha / sqrt(rHat + epsilon) * mHat) * (1 - alpha * lambda)
  }

  /// The unscaled ε̂ of the folded form of Kingma & Ba 2014, decay first.
  static let unscaledFirst = decayFirst.replacing {
    rHat ← (sqrt(r) + epsilon) / sqrt(1 - pow(beta2, t))
    theta ← theta * (1 - alpha * lambda) - alpha / rHat * mHat
  }

  /// The unscaled ε̂, decay after.
  static let unscaledAfter = decayFirst.replacing {
    rHat ← (sqrt(r) + epsilon) / sqrt(1 - pow(beta2, t))
    theta ← (theta - alpha / rHat * mHat) * (1 - alpha * lambda)
  }
}
