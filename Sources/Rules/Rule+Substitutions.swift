// Edits of every place in which a quantity occurs.

extension Rule {
  /// A hyperparameter that is used wrongly throughout, or not at all.
  var hyperparameterEdits: [RuleEdit] {
    var edits: [RuleEdit] = []
    for hyperparameter in hyperparameters {
      let (name, quantity) = (hyperparameter.name, Expression.quantity(hyperparameter))
      func add(_ id: String, _ clause: String, _ other: Expression) {
        edits.append(
          RuleEdit(
            name: id, clause: clause, quantity: hyperparameter,
            change: .rule(substituting([hyperparameter: other])), likelihood: .rare))
      }
      for other in hyperparameters where other != hyperparameter {
        add(
          "\(other.slug)-for-\(hyperparameter.slug)",
          "\(other.name) is used in every place of \(name)", .quantity(other))
      }
      add(
        "\(hyperparameter.slug)-squared", "\(name)² is used in the place of \(name)",
        pow(quantity, 2.0))
      add(
        "\(hyperparameter.slug)-rooted", "√\(name) is used in the place of \(name)", sqrt(quantity))
    }
    for (index, first) in hyperparameters.enumerated() {
      for second in hyperparameters[(index + 1)...] {
        edits.append(
          RuleEdit(
            name: "\(first.slug)-and-\(second.slug)-exchanged",
            clause: "\(first.name) and \(second.name) are exchanged", quantity: first,
            change: .rule(substituting([first: .quantity(second), second: .quantity(first)])),
            likelihood: .rare))
      }
    }
    return edits
  }

  /// The usual values of some hyperparameters in their places, as a program has them that ignores what
  /// it is given.
  func usualValueEdits(_ values: [Double]) -> [RuleEdit] {
    let all = Array(zip(hyperparameters, values))
    guard !all.isEmpty else { return [] }
    return (1..<(1 << all.count)).map { set in
      let fixed = all.indices.filter { set & (1 << $0) != 0 }.map { all[$0] }
      let others = Dictionary(
        uniqueKeysWithValues: fixed.map { ($0.0, Expression.constant($0.1)) })
      return RuleEdit(
        name: fixed.map(\.0.slug).joined(separator: "-") + "-hard-coded",
        clause: fixed.map { "\($0.0.name) is always \(Expression.constant($0.1).text)" }
          .joined(separator: ", and "),
        quantity: fixed[0].0, change: .rule(substituting(others)), likelihood: .rare)
    }
  }

  /// Something else than the input that the steps are given.
  var inputEdits: [RuleEdit] {
    let (g, name) = (Expression.quantity(input), input.name)
    func aggregate(_ aggregate: Aggregate) -> Expression {
      .quantity(.aggregate(aggregate, of: input))
    }
    let length = sqrt(aggregate(.sumOfSquares))
    let previous = Symbol("\(name)ₖ₋₁", tex: "\(input.tex)_{k-1}", slug: "previous", .state)
    let first = Symbol("\(name)₁", tex: "\(input.tex)_1", slug: "first", .state)
    let sum = Symbol("s", slug: "sum", .state)
    func seeing(_ other: Expression) -> Rule { substituting([input: other]) }
    let rules: [(id: String, clause: String, rule: Rule)] = [
      ("absolute-gradient", "|\(name)| stands in the place of \(name)", seeing(abs(g))),
      ("sign-of-gradient", "only the sign of \(name) is used, not its size", seeing(sign(g))),
      ("squared-gradient", "\(name)² stands in the place of \(name)", seeing(pow(g, 2.0))),
      ("negative-gradient", "the sign of \(name) is wrong in every place", seeing(-g)),
      (
        "mean-gradient", "every parameter is given the mean of all gradients",
        seeing(aggregate(.mean))
      ),
      (
        "mean-gradient", "every parameter is given the sum of all gradients",
        seeing(aggregate(.sum))
      ),
      (
        "normalized-gradient", "\(name) is divided by the length of the whole gradient",
        seeing(g / max(length, Double.leastNormalMagnitude))
      ),
      (
        "normalized-gradient", "\(name) is divided by the length of the whole gradient",
        seeing(g / length)
      ),
      (
        "one-average-for-all", "one mean of squares is kept for all parameters together",
        replacingSquares(with: aggregate(.meanOfSquares))
      ),
      (
        "one-average-for-all", "one sum of squares is kept for all parameters together",
        replacingSquares(with: aggregate(.sumOfSquares))
      ),
      (
        "one-average-for-all", "the largest square is used for all parameters together",
        replacingSquares(with: pow(aggregate(.largestMagnitude), 2.0))
      ),
      (
        "previous-gradient", "the gradient of the step before is used",
        seeing(.quantity(previous)).replacing { previous ← g }
      ),
      (
        "averages-two-gradients", "the mean of this gradient and the one before is used",
        seeing((g + previous) / 2.0).replacing { previous ← g }.starting([previous: g])
      ),
      (
        "first-gradient", "the first gradient is used at every step",
        seeing(.quantity(first)).replacing { first ← first }.starting([first: g])
      ),
      (
        "accumulates-gradients", "every gradient is added to all those before it",
        seeing(.quantity(sum)).prepending(sum ← sum + g)
      ),
    ]
    return rules.compactMap { id, clause, rule in
      guard rule != self else { return nil }
      return RuleEdit(
        name: id, clause: clause, quantity: input, change: .rule(rule), likelihood: .rare)
    }
  }

  /// Something that is done to the parameter or to a state after it was computed.
  var resultEdits: [RuleEdit] {
    var edits: [RuleEdit] = []
    func add(_ id: String, _ clause: String, _ quantity: Symbol, _ line: Assignment) {
      edits.append(
        RuleEdit(
          name: id, clause: clause, quantity: quantity, change: .rule(following(line)),
          likelihood: .rare))
    }
    let theta = Expression.quantity(parameter)
    add(
      "clamped-parameters", "\(parameter.name) is kept from becoming negative", parameter,
      parameter ← max(theta, 0.0))
    for digits in 1...9 {
      let unit = pow(Expression.constant(10), Double(digits))
      add(
        "rounded-parameters", "\(parameter.name) is rounded to \(digits) decimals", parameter,
        parameter ← Expression.unary(.whole, theta * unit) / unit)
    }
    for quantity in [parameter] + states.map(\.quantity) {
      let id = quantity == parameter ? "rounded-parameters" : "rounded-average"
      add(
        id, "\(quantity.name) is kept in single precision (Float)", quantity,
        quantity ← Expression.unary(.single, .quantity(quantity)))
      add(
        id, "\(quantity.name) is kept in half precision (Float16)", quantity,
        quantity ← Expression.unary(.half, .quantity(quantity)))
    }
    for state in states.map(\.quantity) {
      for (id, other) in [("maximum", BinaryOperator.maximum), ("minimum", .minimum)] {
        let words = id == "maximum" ? "smaller" : "larger"
        let before = Symbol("\(state.name)ₖ₋₁", tex: "\(state.tex)_{k-1}", .intermediate)
        edits.append(
          RuleEdit(
            name: "running-\(id)",
            clause: "\(state.name) never gets \(words)", quantity: state,
            change: .rule(
              prepending(before ← Expression.quantity(state)).following(
                state
                  ← Expression.binary(other, .quantity(before), .quantity(state)))),
            likelihood: .rare))
      }
    }
    return edits
  }

  /// Returns the rule with another line before all others.
  func prepending(_ line: Assignment) -> Rule {
    var rule = self
    if line.target.role == .state, !states.contains(where: { $0.quantity == line.target }) {
      rule.states.append(State(line.target))
    }
    rule.assignments.insert(line, at: 0)
    return rule
  }

  /// Returns the rule with another line after the last one for the same quantity.
  func following(_ line: Assignment) -> Rule {
    var rule = self
    let place = assignments.lastIndex { $0.target == line.target } ?? assignments.count - 1
    rule.assignments.insert(line, at: place + 1)
    return rule
  }

  /// Returns the rule with another formula in the place of the input's square.
  private func replacingSquares(with other: Expression) -> Rule {
    var rule = self
    let square = pow(input, 2.0)
    for index in rule.assignments.indices {
      rule.assignments[index].formula = rule.assignments[index].formula.replacing(
        square, with: other)
    }
    return rule
  }
}

extension Expression {
  /// Returns the formula with another one in the place of each occurrence of a part.
  public func replacing(_ part: Expression, with other: Expression) -> Expression {
    if self == part { return other }
    switch self {
    case .quantity, .constant: return self
    case .unary(let sign, let operand):
      return .unary(sign, operand.replacing(part, with: other))
    case .binary(let sign, let left, let right):
      return .binary(
        sign, left.replacing(part, with: other), right.replacing(part, with: other))
    }
  }
}
