import Rules

/// The rules that the tests edit.
enum SampleRules {
  static let alpha = Symbol("α", tex: "\\alpha", .hyperparameter)
  static let beta = Symbol("β", tex: "\\beta", .hyperparameter)
  static let beta1 = Symbol("β₁", tex: "\\beta_1", .hyperparameter)
  static let beta2 = Symbol("β₂", tex: "\\beta_2", .hyperparameter)
  static let epsilon = Symbol("ε", tex: "\\epsilon", .hyperparameter)
  static let theta = Symbol("θ", tex: "\\theta", .parameter)
  static let g = Symbol("g", .input)
  static let m = Symbol("m", .state)
  static let r = Symbol("r", .state)
  static let t = Symbol("t", .state)
  static let mHat = Symbol("m̂", tex: "\\hat m", .intermediate)
  static let rHat = Symbol("r̂", tex: "\\hat r", .intermediate)

  static let momentum = Rule(
    hyperparameters: [alpha, beta], input: g, parameter: theta, states: [State(m)]
  ) {
    m ← beta * m + (1 - beta) * g
    theta ← theta - alpha * m
  }

  static let adam = Rule(
    hyperparameters: [alpha, beta1, beta2, epsilon], input: g, parameter: theta,
    states: [State(t), State(m), State(r)]
  ) {
    t ← t + 1
    m ← beta1 * m + (1 - beta1) * g
    r ← beta2 * r + (1 - beta2) * pow(g, 2)
    mHat ← m / (1 - pow(beta1, t))
    rHat ← r / (1 - pow(beta2, t))
    theta ← theta - alpha / (sqrt(rHat) + epsilon) * mHat
  }
}
