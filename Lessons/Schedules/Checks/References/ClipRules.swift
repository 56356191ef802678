package import Rules

/// The formula of clipping, for each number of the gradient.
package enum ClipRules {
  static let bound = Symbol("c", .hyperparameter)
  static let g = Symbol("g", .input)
  static let squares = Symbol("Σg²", tex: "\\Sigma g^2", .aggregate(.sumOfSquares))
  static let n = Symbol("‖g‖", tex: "n", .intermediate)
  static let s = Symbol("s", .intermediate)
  static let clipped = Symbol("g′", tex: "g'", slug: "g", .parameter)

  /// Scaling to the bound where the norm exceeds it.
  ///
  /// Source: Pascanu, Mikolov & Bengio 2013, "On the difficulty of training recurrent neural
  /// networks".
  package static let exact = Rule(hyperparameters: [bound], input: g, parameter: clipped) {
    n ← sqrt(squares)
    s ← min(1, bound / n)
    clipped ← s * g
  }

  /// Scaling as in PyTorch's `clip_grad_norm_`, which adds 1e-6 to the norm.
  package static let offset = exact.replacing { s ← min(1, bound / (n + 1e-6)) }
}
