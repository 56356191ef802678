import OptimizersChecks
import PyTorchReference
import Rules

/// The rules of PyTorch's optimizers, made from the lesson's.
enum PyTorchRules {
  private typealias R = OptimizerRules
  private static let velocity = Symbol("v", .state)
  private static let mu = Symbol("μ", .hyperparameter)
  private static let tau = Symbol("τ", .hyperparameter)

  /// Returns the rule that PyTorch ran, and its hyperparameters; nil for an unknown optimizer.
  static func rule(of recorded: PyTorch.Trajectory) -> (rule: Rule, values: [Double])? {
    guard case (var rule, let values)? = plainRule(of: recorded) else { return nil }
    if let decay = recorded.hyperparameters.weightDecay {
      rule = rule.substituting([R.g: R.g + decay * R.theta])
    }
    return (rule, values)
  }

  private static func plainRule(of recorded: PyTorch.Trajectory) -> (Rule, [Double])? {
    let values = recorded.hyperparameters
    switch recorded.optimizer {
    case "SGD":
      guard let momentum = values.momentum else {
        return (R.stochasticGradientDescent, [values.lr])
      }
      return (
        momentumRule(isNesterov: values.nesterov ?? false),
        [values.lr, momentum, values.dampening ?? 0]
      )
    case "MomentumEMA": return values.beta.map { (R.momentum, [values.lr, $0]) }
    case "RMSprop", "RMSpropEpsInside":
      guard let alpha = values.alpha, let epsilon = values.eps else { return nil }
      var rule = recorded.optimizer == "RMSprop" ? R.rmsPropOutside : R.rmsProp
      if values.centered == true { rule = centered }
      if let momentum = values.momentum { rule = rmsPropMomentum(momentum) }
      return (rule, [values.lr, alpha, epsilon])
    case "Adam", "AdamEpsInside":
      guard let betas = values.betas, let epsilon = values.eps else { return nil }
      let adam = recorded.optimizer == "Adam" ? R.adam : R.adamInside
      return (values.amsgrad == true ? amsgrad : adam, [values.lr] + betas + [epsilon])
    default: return nil
    }
  }

  /// v ← μ v + (1 − τ) g, with v = g at the first step whatever the dampening τ.
  ///
  /// Source: Sutskever et al. 2013, "On the importance of initialization and momentum in deep
  /// learning"; the form is PyTorch's.
  private static func momentumRule(isNesterov: Bool) -> Rule {
    let direction = isNesterov ? R.g + mu * velocity : velocity.expression
    var rule = Rule(
      hyperparameters: [R.alpha, mu, tau], input: R.g, parameter: R.theta,
      states: [State(velocity)]
    ) {
      velocity ← mu * velocity + (1 - tau) * R.g
      R.theta ← R.theta - R.alpha * direction
    }
    // The start for which the first line gives g.
    rule = rule.starting([velocity: tau * R.g / max(mu, Double.leastNormalMagnitude)])
    return rule
  }

  /// Source: Graves 2013, "Generating sequences with recurrent neural networks".
  private static let centered = R.rmsPropOutside.replacing {
    // In this order of operations it is PyTorch's `lerp` to the last bit.
    velocity ← velocity + (1 - R.beta) * (R.g - velocity)
    R.theta ← R.theta - R.alpha / (sqrt(R.r - velocity * velocity) + R.epsilon) * R.g
  }

  private static func rmsPropMomentum(_ momentum: Double) -> Rule {
    R.rmsPropOutside.replacing {
      velocity ← momentum * velocity + R.g / (sqrt(R.r) + R.epsilon)
      R.theta ← R.theta - R.alpha * velocity
    }
  }

  /// Source: Reddi et al. 2018, "On the convergence of Adam and beyond".
  private static let amsgrad = R.adam.replacing {
    velocity ← max(velocity, R.r)
    R.rHat ← velocity / (1 - pow(R.beta2, R.t))
  }
}
