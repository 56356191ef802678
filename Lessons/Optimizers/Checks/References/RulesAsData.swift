package import Rules

/// The quantities of the lesson's formulas, with the names that the lesson gives them.
enum Symbols {
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
}

/// The optimizers' rules as data, from which mistakes are derived.
package enum OptimizerRules {
  private typealias S = Symbols

  package static let stochasticGradientDescent = Rule(
    hyperparameters: [S.alpha], input: S.g, parameter: S.theta
  ) {
    S.theta ← S.theta - S.alpha * S.g
  }

  package static let momentum = Rule(
    hyperparameters: [S.alpha, S.beta], input: S.g, parameter: S.theta, states: [State(S.m)]
  ) {
    S.m ← S.beta * S.m + (1 - S.beta) * S.g
    S.theta ← S.theta - S.alpha * S.m
  }

  /// RMSprop with ε inside and outside of the root.
  package static let rmsProp: [Rule] = {
    let inside = Rule(
      hyperparameters: [S.alpha, S.beta, S.epsilon], input: S.g, parameter: S.theta,
      states: [State(S.r)]
    ) {
      S.r ← S.beta * S.r + (1 - S.beta) * pow(S.g, 2)
      S.theta ← S.theta - S.alpha / sqrt(S.r + S.epsilon) * S.g
    }
    let outside = inside.replacing {
      S.theta ← S.theta - S.alpha / (sqrt(S.r) + S.epsilon) * S.g
    }
    return [inside, outside]
  }()

  /// Adam with ε outside and inside of the root, and unscaled.
  package static let adam: [Rule] = {
    let outside = Rule(
      hyperparameters: [S.alpha, S.beta1, S.beta2, S.epsilon], input: S.g, parameter: S.theta,
      states: [State(S.t), State(S.m), State(S.r)]
    ) {
      S.t ← S.t + 1
      S.m ← S.beta1 * S.m + (1 - S.beta1) * S.g
      S.r ← S.beta2 * S.r + (1 - S.beta2) * pow(S.g, 2)
      S.mHat ← S.m / (1 - pow(S.beta1, S.t))
      S.rHat ← S.r / (1 - pow(S.beta2, S.t))
      S.theta ← S.theta - S.alpha / (sqrt(S.rHat) + S.epsilon) * S.mHat
    }
    let inside = outside.replacing {
      S.theta ← S.theta - S.alpha / sqrt(S.rHat + S.epsilon) * S.mHat
    }
    let unscaled = outside.replacing {
      S.rHat ← (sqrt(S.r) + S.epsilon) / sqrt(1 - pow(S.beta2, S.t))
      S.theta ← S.theta - S.alpha / S.rHat * S.mHat
    }
    return [outside, inside, unscaled]
  }()
}

/// A rule of data as a reference that steps all parameters.
package struct DataRule: OptimizerRule {
  private let runner: RuleRunner
  private let hyperparameters: [Double]

  package init(_ rule: Rule, _ hyperparameters: [Double]) {
    runner = RuleRunner(rule)
    self.hyperparameters = hyperparameters
  }

  init(_ runner: RuleRunner, _ hyperparameters: [Double]) {
    self.runner = runner
    self.hyperparameters = hyperparameters
  }

  package func initialState(count: Int) -> [RuleRunner.Memory] {
    Array(repeating: runner.initialMemory, count: count)
  }

  package func step(
    _ parameters: [Double], gradient: [Double], state: [RuleRunner.Memory]
  ) -> (parameters: [Double], state: [RuleRunner.Memory]) {
    var state = state
    let moved = parameters.indices.map { index in
      runner.step(
        parameters[index], input: gradient[index], hyperparameters: hyperparameters,
        memory: &state[index])
    }
    return (moved, state)
  }
}
