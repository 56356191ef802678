internal import Rules

extension OptimizerRules {
  /// A constant whose value is read off the runs.
  static let c = Symbol.unknown
  /// One more quantity that a wrong optimizer remembers.
  static let v = Symbol("v", .state)
}

extension Rule {
  /// Returns the formula by which a quantity is computed.
  func formula(of quantity: Symbol) -> Expression {
    assignments.last { $0.target == quantity }?.formula ?? quantity.expression
  }

  /// The formula of the parameter.
  var step: Expression { formula(of: parameter) }

  /// The rule with its lines in the opposite order.
  var reversed: Rule {
    var rule = self
    rule.assignments.reverse()
    return rule
  }

  /// Returns the rule with other formulas in the parameter's line alone.
  func inStep(_ others: [Symbol: Expression]) -> Rule {
    let parameter = parameter
    let formula = step.replacing(others)
    return replacing { parameter ← formula }
  }
}
