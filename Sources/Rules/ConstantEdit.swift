/// The numbers among which an unknown constant is searched for.
enum SearchRange: Sendable {
  /// From 1e-16 to 1e16.
  case positive
  /// Those, zero, and their negatives.
  case real

  /// The points between which a change of sign is searched for.
  var grid: [Double] { self == .positive ? Self.positives : Self.reals }

  private static let positives: [Double] = {
    let powers = (-16...16).map { exponent -> Double in
      let power = (0..<Swift.abs(exponent)).reduce(1.0) { power, _ in power * 10 }
      let unit = exponent < 0 ? 1 / power : power
      return unit * 1.03
    }
    let fractions = [
      0.0713, 0.131, 0.223, 0.417, 0.519, 0.623, 0.717, 0.783, 0.847, 0.883, 0.913, 0.943, 0.963,
      0.973, 0.983, 0.9927, 0.9967, 0.9987, 0.9997, 0.99987, 0.99999, 1.0003, 1.013, 1.31, 1.73,
      2.03, 2.57,
    ]
    return (powers + fractions).sorted()
  }()

  private static let reals = positives.reversed().map { -$0 } + [0] + positives
}

/// One way in which a rule can be wrong by a constant that is not known beforehand.
struct ConstantEdit: Sendable {
  let name: String
  /// The edit in a clause, given the constant in words.
  let clause: @Sendable (_ constant: String) -> String
  /// The quantity that is wrong.
  let quantity: Symbol
  /// The rule with ``Symbol/unknown`` in it.
  let rule: Rule
  let range: SearchRange
  /// How many of a run's steps are tried for the constant's value.
  var attempts = 2

  /// Returns the edit with the constant's value.
  func with(_ constant: Double) -> RuleEdit {
    RuleEdit(
      name: name, clause: clause(Expression.constant(constant).text), quantity: quantity,
      change: .rule(rule.substituting([.unknown: .constant(constant)])), likelihood: .rare)
  }
}

extension Rule {
  /// Returns the values of ``Symbol/unknown`` with which the rule gives the observed values of all runs.
  ///
  /// - Parameters:
  ///   - runs: The runs.
  ///   - right: The right rule. The constant is computed where the runs differ from it.
  ///   - bound: The largest |actual − expected| / max(1, |expected|).
  /// - Returns: The decimals with the fewest digits first.
  public func constants(of runs: [RuleRun], besides right: Rule, within bound: Double) -> [Double] {
    Trial(RuleCode(self), runs, bound).constants(
      in: SearchRange.real.grid, clues: Trial(RuleCode(right), runs, bound).clues(), attempts: 8)
  }

  private static var c: Expression { .quantity(.unknown) }

  /// The edits with an unknown constant, the most probable first.
  ///
  /// - Parameter usual: The usual value of each hyperparameter. A program that has a constant in the
  ///   place of one hyperparameter may have the usual values in the places of others.
  /// - Returns: The edits.
  func constantEdits(usual: [Double]) -> [ConstantEdit] {
    hyperparameterConstants + inputConstants + resultConstants + formulaConstants
      + usualValueEdits(usual).flatMap(hyperparameterConstants)
  }

  /// A constant in the place of a hyperparameter, where some others have their usual values.
  private func hyperparameterConstants(besides usual: RuleEdit) -> [ConstantEdit] {
    let rule = usual.applied(to: self)
    return hyperparameters.filter(rule.uses).map { quantity in
      ConstantEdit(
        name: "\(quantity.slug)-\(usual.name)",
        clause: { "\(quantity.name) is always \($0), and \(usual.clause)" }, quantity: quantity,
        rule: rule.substituting([quantity: Self.c]), range: .positive)
    }
  }

  /// A constant in the place of a hyperparameter.
  private var hyperparameterConstants: [ConstantEdit] {
    hyperparameters.flatMap { hyperparameter -> [ConstantEdit] in
      let (slug, name) = (hyperparameter.slug, hyperparameter.name)
      func edit(
        _ id: String, _ other: Expression, _ range: SearchRange = .positive,
        _ clause: @escaping @Sendable (String) -> String
      ) -> ConstantEdit {
        ConstantEdit(
          name: "\(slug)-\(id)", clause: clause, quantity: hyperparameter,
          rule: substituting([hyperparameter: other]), range: range)
      }
      let quantity = Expression.quantity(hyperparameter)
      return [
        edit("hard-coded", Self.c) { "\(name) is always \($0)" },
        edit("factor", Self.c * quantity) { "\(name) is multiplied by \($0)" },
        edit("at-most", min(quantity, Self.c)) { "\(name) is never above \($0)" },
        edit("at-least", max(quantity, Self.c)) { "\(name) is never below \($0)" },
        edit("offset", quantity + Self.c, .real) { "\($0) is added to \(name)" },
      ]
    }
  }

  /// A constant that is applied to the input.
  private var inputConstants: [ConstantEdit] {
    let g = Expression.quantity(input)
    let name = input.name
    let length = sqrt(Expression.quantity(.aggregate(.sumOfSquares, of: input)))
    let decayed = g + Self.c * parameter
    func edit(
      _ id: String, _ other: Expression, _ range: SearchRange = .positive,
      _ clause: @escaping @Sendable (String) -> String
    ) -> ConstantEdit {
      ConstantEdit(
        name: id, clause: clause, quantity: input, rule: substituting([input: other]), range: range,
        attempts: 16)
    }
    return [
      edit("gradient-factor", Self.c * g, .real) { "\(name) is multiplied by \($0)" },
      edit("clipped-gradient", max(-Self.c, min(Self.c, g))) {
        "every number of the gradient is clipped to ±\($0)"
      },
      edit("clipped-gradient", g * min(1.0, Self.c / max(length, Double.leastNormalMagnitude))) {
        "the gradient is clipped to the length \($0)"
      },
      edit("weight-decay", decayed, .real) { "a weight decay of \($0) is added to \(name)" },
    ]
  }

  /// A constant that is applied to the parameter.
  private var resultConstants: [ConstantEdit] {
    let theta = Expression.quantity(parameter)
    let name = parameter.name
    var edits = [
      ConstantEdit(
        name: "clamped-parameters", clause: { "\(name) is kept between ±\($0)" },
        quantity: parameter,
        rule: following(parameter ← max(-Self.c, min(Self.c, theta))), range: .positive,
        attempts: 16),
      ConstantEdit(
        name: "weight-decay", clause: { "\(name) shrinks by \($0) of itself in each step" },
        quantity: parameter, rule: prepending(parameter ← theta - Self.c * theta), range: .real),
    ]
    if let rate = hyperparameters.first {
      edits.append(
        ConstantEdit(
          name: "weight-decay",
          clause: { "\(name) shrinks by \(rate.name) · \($0) of itself in each step" },
          quantity: parameter, rule: prepending(parameter ← theta - rate * Self.c * theta),
          range: .real))
    }
    return edits
  }

  /// A constant in one place of a formula, or as a starting value.
  private var formulaConstants: [ConstantEdit] {
    let formulas = assignments.enumerated().flatMap { line, assignment in
      assignment.formula.constantEdits.map { edit in
        var rule = self
        rule.assignments[line].formula = edit.formula
        return ConstantEdit(
          name: "\(assignment.target.slug).\(edit.name)",
          clause: { "in \(assignment.target.name), \(edit.phrase($0))" },
          quantity: assignment.target, rule: rule, range: .real)
      }
    }
    let starts = states.map(\.quantity).map { state in
      ConstantEdit(
        name: "\(state.slug).starts-at-constant", clause: { "\(state.name) starts at \($0)" },
        quantity: state, rule: starting([state: Self.c]), range: .real)
    }
    return formulas + starts
  }
}

/// A change of one place in a formula to an unknown constant.
private struct FormulaConstantEdit {
  let name: String
  let phrase: @Sendable (_ constant: String) -> String
  let formula: Expression

  func inside(_ outer: (Expression) -> Expression) -> FormulaConstantEdit {
    FormulaConstantEdit(name: name, phrase: phrase, formula: outer(formula))
  }
}

extension Expression {
  /// The formulas in which a hyperparameter or a number is a constant, or a part is multiplied by one.
  fileprivate var constantEdits: [FormulaConstantEdit] {
    let c = Expression.quantity(.unknown)
    let text = self.text
    var edits: [FormulaConstantEdit] = []
    switch self {
    case .quantity(let quantity):
      if quantity.role == .hyperparameter {
        edits.append(
          FormulaConstantEdit(
            name: "constant-for-\(quantity.slug)",
            phrase: { "\($0) stands where \(quantity.name) belongs" }, formula: c))
      }
    case .constant:
      return [
        FormulaConstantEdit(
          name: "another-number", phrase: { "\($0) stands where \(text) belongs" }, formula: c)
      ]
    case .unary(let sign, let operand):
      edits += operand.constantEdits.map { $0.inside { .unary(sign, $0) } }
    case .binary(let sign, let left, let right):
      edits += left.constantEdits.map { $0.inside { .binary(sign, $0, right) } }
      edits += right.constantEdits.map { $0.inside { .binary(sign, left, $0) } }
    }
    edits.append(
      FormulaConstantEdit(
        name: "factor", phrase: { "\(text) is multiplied by \($0)" }, formula: c * self))
    edits.append(
      FormulaConstantEdit(
        name: "offset", phrase: { "\($0) is added to \(text)" }, formula: self + c))
    return edits
  }
}
