/// A rule by which every step changes a parameter: assignments over named quantities, in order.
///
/// It is written like the formulas of a lesson:
///
///     let momentum = Rule(hyperparameters: [α, β], input: g, parameter: θ, states: [State(m)]) {
///       m ← β * m + (1 - β) * g
///       θ ← θ - α * m
///     }
public struct Rule: Hashable, Sendable {
  public var hyperparameters: [Symbol]
  /// The number that every step is given, such as the gradient.
  public var input: Symbol
  public var parameter: Symbol
  public var states: [State]
  public var assignments: [Assignment]

  public init(
    hyperparameters: [Symbol], input: Symbol, parameter: Symbol, states: [State] = [],
    @RuleBuilder _ assignments: () -> [Assignment]
  ) {
    self.hyperparameters = hyperparameters
    self.input = input
    self.parameter = parameter
    self.states = states
    self.assignments = assignments()
  }

  /// Returns the rule with other formulas for some of its quantities.
  public func replacing(@RuleBuilder _ others: () -> [Assignment]) -> Rule {
    var rule = self
    for other in others() {
      for index in rule.assignments.indices
      where rule.assignments[index].target == other.target {
        rule.assignments[index] = other
      }
    }
    return rule
  }
}

/// A quantity that is remembered from step to step, and its value before the first step.
public struct State: Hashable, Sendable {
  public enum Start: Hashable, Sendable {
    case number(Double)
    /// The value of a formula over the hyperparameters and the first step's input.
    case formula(Expression)
  }

  public let quantity: Symbol
  public var start: Start

  public init(_ quantity: Symbol, start: Double = 0) {
    self.quantity = quantity
    self.start = .number(start)
  }
}

/// One line of a rule.
public struct Assignment: Hashable, Sendable {
  public let target: Symbol
  public var formula: Expression
}

infix operator ← : AssignmentPrecedence

public func ← (_ target: Symbol, _ formula: some ExpressionConvertible) -> Assignment {
  Assignment(target: target, formula: formula.expression)
}

/// Collects the lines of a rule.
@resultBuilder public enum RuleBuilder {
  public static func buildBlock(_ assignments: Assignment...) -> [Assignment] { assignments }
}
