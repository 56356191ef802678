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
  ///
  /// A line whose quantity the rule does not have goes before the next line that it has, or to the end. A
  /// new quantity that is a state starts at zero.
  public func replacing(@RuleBuilder _ others: () -> [Assignment]) -> Rule {
    var rule = self
    var new: [Assignment] = []
    for other in others() {
      if other.target.role == .state, !rule.states.contains(where: { $0.quantity == other.target })
      {
        rule.states.append(State(other.target))
      }
      guard let index = rule.assignments.firstIndex(where: { $0.target == other.target }) else {
        new.append(other)
        continue
      }
      rule.assignments[index] = other
      rule.assignments.insert(contentsOf: new, at: index)
      new = []
    }
    rule.assignments += new
    return rule
  }

  /// Returns the rule with other starting values for some of its states.
  public func starting(_ starts: [Symbol: Expression]) -> Rule {
    var rule = self
    for index in rule.states.indices {
      guard let start = starts[rule.states[index].quantity] else { continue }
      rule.states[index].start = .formula(start)
    }
    return rule
  }

  /// Returns the rule with formulas in the place of each occurrence of some quantities.
  public func substituting(_ others: [Symbol: Expression]) -> Rule {
    var rule = self
    for index in rule.assignments.indices {
      rule.assignments[index].formula = rule.assignments[index].formula.replacing(others)
    }
    for index in rule.states.indices {
      if case .formula(let start) = rule.states[index].start {
        rule.states[index].start = .formula(start.replacing(others))
      }
    }
    return rule
  }
}

extension Rule {
  /// Whether a quantity occurs in a line.
  func uses(_ quantity: Symbol) -> Bool { assignments.contains { $0.formula.contains(quantity) } }

  /// The indices of the states that depend on nothing but themselves and numbers, such as a step count.
  public var counters: Set<Int> {
    Set(
      states.indices.filter { index in
        let state = states[index].quantity
        return assignments.allSatisfy {
          $0.target != state || $0.formula.quantities.isSubset(of: [state])
        }
      })
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
  public static func buildExpression(_ assignment: Assignment) -> [Assignment] { [assignment] }
  public static func buildBlock(_ lines: [Assignment]...) -> [Assignment] { lines.flatMap(\.self) }
  public static func buildArray(_ lines: [[Assignment]]) -> [Assignment] { lines.flatMap(\.self) }
}
