package import Rules

/// The optimizers' rules, with the names that the lesson gives to their quantities.
package enum OptimizerRules {
  package static let alpha = Symbol("α", tex: "\\alpha", slug: "learning-rate", .hyperparameter)
  package static let beta = Symbol("β", tex: "\\beta", .hyperparameter)
  package static let beta1 = Symbol("β₁", tex: "\\beta_1", .hyperparameter)
  package static let beta2 = Symbol("β₂", tex: "\\beta_2", .hyperparameter)
  package static let epsilon = Symbol("ε", tex: "\\epsilon", .hyperparameter)
  package static let theta = Symbol("θ", tex: "\\theta", .parameter)
  package static let g = Symbol("g", .input)
  package static let m = Symbol("m", .state)
  package static let r = Symbol("r", .state)
  package static let t = Symbol("t", .state)
  package static let mHat = Symbol("m̂", tex: "\\hat m", .intermediate)
  package static let rHat = Symbol("r̂", tex: "\\hat r", .intermediate)

  /// Source: Robbins & Monro 1951, "A stochastic approximation method".
  package static let stochasticGradientDescent = Rule(
    hyperparameters: [alpha], input: g, parameter: theta
  ) {
    theta ← theta - alpha * g
  }

  /// A running average of gradients. PyTorch's `SGD` has no factor (1 − β); with the learning rate
  /// α (1 − β) it yields the same parameters.
  package static let momentum = Rule(
    hyperparameters: [alpha, beta], input: g, parameter: theta, states: [State(m)]
  ) {
    m ← beta * m + (1 - beta) * g
    theta ← theta - alpha * m
  }

  /// RMSprop with ε inside of the root.
  ///
  /// Source: Tieleman & Hinton 2012, "Lecture 6e: rmsprop".
  package static let rmsProp = Rule(
    hyperparameters: [alpha, beta, epsilon], input: g, parameter: theta, states: [State(r)]
  ) {
    r ← beta * r + (1 - beta) * pow(g, 2)
    theta ← theta - alpha / sqrt(r + epsilon) * g
  }

  /// RMSprop with ε outside of the root, as in PyTorch.
  package static let rmsPropOutside = rmsProp.replacing {
    theta ← theta - alpha / (sqrt(r) + epsilon) * g
  }

  /// Adam with ε outside of the root.
  ///
  /// Source: Kingma & Ba 2014, "Adam: a method for stochastic optimization", algorithm 1.
  package static let adam = Rule(
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

  /// Adam with ε inside of the root.
  package static let adamInside = adam.replacing {
    theta ← theta - alpha / sqrt(rHat + epsilon) * mHat
  }

  /// Adam with ε added to √r before the bias correction, the ε̂ at the end of section 2 of Kingma & Ba.
  package static let adamUnscaled = adam.replacing {
    rHat ← (sqrt(r) + epsilon) / sqrt(1 - pow(beta2, t))
    theta ← theta - alpha / rHat * mHat
  }
}
