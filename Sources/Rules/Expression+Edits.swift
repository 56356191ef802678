/// How probable an edit is.
enum Likelihood: Comparable, Sendable {
  /// It is tried alone.
  case rare
  /// It is tried with an edit of another line, too.
  case common
  /// It changes one token of a program. It is tried with another such edit of the same line, too.
  case token
}

/// A change of one place in a formula.
struct FormulaEdit: Sendable {
  /// A name for the kind of change, such as `minus-for-plus`.
  var name: String { makeName() }
  /// The change in words, to go after "In r, ", such as `a minus stands where a plus belongs`.
  var phrase: String { makePhrase() }
  let formula: Expression
  let likelihood: Likelihood
  /// Most edits are never told, so their words are made when they are asked for.
  private let makeName: @Sendable () -> String
  private let makePhrase: @Sendable () -> String

  init(
    name: @autoclosure @escaping @Sendable () -> String,
    phrase: @autoclosure @escaping @Sendable () -> String, formula: Expression,
    likelihood: Likelihood
  ) {
    makeName = name
    makePhrase = phrase
    self.formula = formula
    self.likelihood = likelihood
  }
}

extension Expression {
  /// Returns the formulas that differ from this one in one place.
  ///
  /// - Parameter scope: The quantities that a line may use.
  /// - Returns: The edits, the most probable first.
  func edits(scope: [Symbol]) -> [FormulaEdit] {
    var edits = ownTokenEdits(scope: scope) + ownOtherEdits(scope: scope)
    addWrappings(to: &edits, scope: scope)
    return edits
      + inOperands { operand, isExponent in
        isExponent ? operand.exponentEdits(scope: scope) : operand.edits(scope: scope)
      }
  }

  /// Returns the formulas that differ from this one in one token of a program.
  func tokenEdits(scope: [Symbol]) -> [FormulaEdit] {
    ownTokenEdits(scope: scope)
      + inOperands { operand, _ in operand.tokenEdits(scope: scope) }
  }

  /// Returns the edits of the operands, each inside of this formula.
  private func inOperands(
    _ edits: (_ operand: Expression, _ isExponent: Bool) -> [FormulaEdit]
  ) -> [FormulaEdit] {
    switch self {
    case .quantity, .constant: []
    case .unary(let sign, let operand):
      edits(operand, false).map { $0.inside { .unary(sign, $0) } }
    case .binary(let sign, let left, let right):
      edits(left, false).map { $0.inside { .binary(sign, $0, right) } }
        + edits(right, sign == .power).map { $0.inside { .binary(sign, left, $0) } }
    }
  }

  /// The edits of the outermost operator, or of a single quantity or number, that change one token.
  private func ownTokenEdits(scope: [Symbol]) -> [FormulaEdit] {
    switch self {
    case .quantity(let quantity):
      scope.filter { $0 != quantity && $0.isHyperparameter == quantity.isHyperparameter }
        .map { replacement($0, for: quantity, .token) }
    case .constant(let number):
      [number + 1, number - 1].map { replacement($0, .token) }
    case .unary: []
    case .binary(let sign, let left, let right):
      BinaryOperator.arithmetic.filter { $0 != sign && sign.isArithmetic }.map { other in
        FormulaEdit(
          name: "\(other.slug)-for-\(sign.slug)",
          phrase: "\(other.words) stands where \(sign.words) belongs",
          formula: .binary(other, left, right), likelihood: sign == .power ? .rare : .token)
      }
    }
  }

  private func replacement(
    _ other: Symbol, for quantity: Symbol, _ likelihood: Likelihood
  ) -> FormulaEdit {
    FormulaEdit(
      name: "\(other.slug)-for-\(quantity.slug)",
      phrase: "\(other.name) stands where \(quantity.name) belongs", formula: .quantity(other),
      likelihood: likelihood)
  }

  private func replacement(_ other: Double, _ likelihood: Likelihood) -> FormulaEdit {
    FormulaEdit(
      name: "number-\(Expression.constant(other).slug)",
      phrase: "\(Expression.constant(other).text) stands where \(text) belongs",
      formula: .constant(other), likelihood: likelihood)
  }

  /// The other edits of the outermost operator, or of a single quantity or number.
  private func ownOtherEdits(scope: [Symbol]) -> [FormulaEdit] {
    var edits: [FormulaEdit] = []
    func add(
      _ name: @autoclosure @escaping @Sendable () -> String,
      _ phrase: @autoclosure @escaping @Sendable () -> String, _ formula: Expression,
      likelihood: Likelihood = .common
    ) {
      guard formula != self else { return }
      edits.append(
        FormulaEdit(name: name(), phrase: phrase(), formula: formula, likelihood: likelihood))
    }
    switch self {
    case .quantity(let quantity):
      edits += scope.filter { $0.isHyperparameter != quantity.isHyperparameter }
        .map { replacement($0, for: quantity, .common) }
      add(
        "complement-of-\(quantity.slug)",
        "1 − \(quantity.name) stands where \(quantity.name) belongs",
        .binary(.minus, .constant(1), self),
        likelihood: quantity.isHyperparameter ? .common : .rare)
      for number in [1.0, 0] {
        add(
          "\(Int(number))-for-\(quantity.slug)",
          "\(Int(number)) stands where \(quantity.name) belongs", .constant(number))
      }
    case .constant(let number):
      if number != 0 { edits.append(replacement(-number, .common)) }
      for other in scope where other.isHyperparameter {
        add(
          "\(other.slug)-for-\(slug)", "\(other.name) stands where \(text) belongs",
          .quantity(other), likelihood: .rare)
      }
    case .unary(let sign, let operand):
      add("without-\(sign.slug)", "the \(sign.words) of \(operand.text) is missing", operand)
      if sign == .squareRoot, case .binary(let inner, let left, let right) = operand {
        // The root of a part.
        add(
          "root-of-a-part", "the root is taken of \(left.text) alone",
          .binary(inner, .unary(sign, left), right))
        add(
          "root-of-a-part", "the root is taken of \(right.text) alone",
          .binary(inner, left, .unary(sign, right)), likelihood: .rare)
      }
    case .binary(let sign, let left, let right):
      switch sign {
      case .plus:
        add(
          "maximum-for-plus", "the larger of \(left.text) and \(right.text) stands for their sum",
          .binary(.maximum, left, right), likelihood: .rare)
        add("term-missing", "the term \(right.text) is missing", left)
        add("term-missing", "the term \(left.text) is missing", right)
      case .minus:
        add("term-missing", "the term − \(right.text) is missing", left)
        add("term-missing", "the term \(left.text) is missing", .unary(.negative, right))
        add("term-missing", "\(left.text) − is missing", right)
      case .times:
        add("factor-missing", "the factor \(right.text) is missing", left)
        add("factor-missing", "the factor \(left.text) is missing", right)
      case .dividedBy:
        add("division-missing", "the division by \(right.text) is missing", left)
        add("numerator-missing", "the numerator \(left.text) is missing", right, likelihood: .rare)
        add(
          "numerator-missing", "1 stands where the numerator \(left.text) belongs",
          .binary(.dividedBy, .constant(1), right), likelihood: .rare)
      case .maximum, .minimum: break
      case .power:
        add("power-missing", "the exponent \(right.text) is missing", left)
        if right == .constant(2) {
          for other in scope where left != .quantity(other) {
            add(
              "\(other.slug)-for-one-factor", "one factor of \(text) is \(other.name)",
              .binary(.times, left, .quantity(other)))
          }
          add(
            "magnitude-for-square", "|\(left.text)| stands where the square belongs",
            .unary(.magnitude, left))
        }
      }
      if sign.isArithmetic, sign != .power {
        add(
          "power-for-\(sign.slug)", "a power stands where \(sign.words) belongs",
          .binary(.power, left, right), likelihood: .rare)
      }
      if sign == .minus || sign == .dividedBy || sign == .power {
        add(
          "operands-exchanged", "\(left.text) and \(right.text) are exchanged",
          .binary(sign, right, left))
      }
      for regrouped in regroupings {
        add("parentheses", "the parentheses are in another place", regrouped)
      }
    }
    return edits
  }

  /// Adds an operator, a factor or a term around the formula.
  private func addWrappings(to edits: inout [FormulaEdit], scope: [Symbol]) {
    func add(
      _ name: @autoclosure @escaping @Sendable () -> String,
      _ phrase: @autoclosure @escaping @Sendable () -> String, _ formula: Expression,
      likelihood: Likelihood = .rare
    ) {
      edits.append(
        FormulaEdit(name: name(), phrase: phrase(), formula: formula, likelihood: likelihood))
    }
    if case .constant = self { return }
    add("sign", "the sign of \(text) is wrong", .unary(.negative, self), likelihood: .common)
    add(
      "root-added", "the root is taken of \(text)", .unary(.squareRoot, self), likelihood: .common)
    add(
      "square-added", "\(text) is squared", .binary(.power, self, .constant(2)), likelihood: .common
    )
    add("magnitude-added", "the sign of \(text) is dropped", .unary(.magnitude, self))
    for number in [2.0, 0.5] {
      add(
        "factor-\(Expression.constant(number).slug)",
        "\(text) is multiplied by \(Expression.constant(number).text)",
        .binary(.times, .constant(number), self))
    }
    for other in scope {
      let quantity = Expression.quantity(other)
      add(
        "factor-\(other.slug)-added", "\(text) is multiplied by \(other.name)",
        .binary(.times, quantity, self))
      add(
        "division-added", "\(text) is divided by \(other.name)", .binary(.dividedBy, self, quantity)
      )
      add("term-added", "\(other.name) is added to \(text)", .binary(.plus, self, quantity))
      add(
        "term-added", "\(other.name) is subtracted from \(text)", .binary(.minus, self, quantity))
      if other.role == .hyperparameter {
        let complement = Expression.binary(.minus, .constant(1), quantity)
        add(
          "factor-added", "\(text) is multiplied by 1 − \(other.name)",
          .binary(.times, complement, self))
        add(
          "division-added", "\(text) is divided by 1 − \(other.name)",
          .binary(.dividedBy, self, complement))
      }
    }
  }

  /// The edits of an exponent.
  private func exponentEdits(scope: [Symbol]) -> [FormulaEdit] {
    let numbers = [1, 2, 3, 4, 0.5].map { Expression.constant($0) }
    var others = numbers + scope.map(Expression.quantity)
    if case .quantity = self {
      others += [
        .binary(.plus, self, .constant(1)), .binary(.minus, self, .constant(1)),
        .binary(.times, .constant(2), self),
      ]
    }
    return others.filter { $0 != self }.map { other in
      FormulaEdit(
        name: "exponent-\(other.slug)",
        phrase: "the exponent is \(other.text) and should be \(text)",
        formula: other, likelihood: .common)
    }
  }

  /// The formulas with the same operators and operands and other parentheses.
  var regroupings: [Expression] {
    guard case .binary(let outer, let left, let right) = self, outer != .power else { return [] }
    var found: [Expression] = []
    if case .binary(let inner, let first, let second) = left, inner != .power {
      found.append(.binary(inner, first, .binary(outer, second, right)))
    }
    if case .binary(let inner, let first, let second) = right, inner != .power {
      found.append(.binary(inner, .binary(outer, left, first), second))
    }
    return found
  }

  fileprivate var slug: String {
    text.map { $0 == "−" ? "minus-" : $0 == "." ? "-" : String($0) }.joined()
      .filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
  }
}

extension FormulaEdit {
  func inside(_ outer: (Expression) -> Expression) -> FormulaEdit {
    FormulaEdit(name: name, phrase: phrase, formula: outer(formula), likelihood: likelihood)
  }
}

extension UnaryOperator {
  fileprivate var slug: String {
    switch self {
    case .negative: "sign"
    case .squareRoot: "root"
    case .magnitude: "magnitude"
    case .sign, .single, .half, .whole: "\(self)"
    }
  }

  fileprivate var words: String {
    switch self {
    case .negative: "minus sign"
    case .squareRoot: "root"
    case .magnitude: "magnitude"
    case .sign: "sign"
    case .single, .half, .whole: "rounding"
    }
  }
}

extension BinaryOperator {
  fileprivate var slug: String {
    switch self {
    case .plus: "plus"
    case .minus: "minus"
    case .times: "times"
    case .dividedBy: "division"
    case .power: "power"
    case .maximum: "maximum"
    case .minimum: "minimum"
    }
  }

  fileprivate var isArithmetic: Bool { self == .power || Self.arithmetic.contains(self) }

  fileprivate var words: String {
    switch self {
    case .plus: "a plus"
    case .minus: "a minus"
    case .times: "a multiplication"
    case .dividedBy: "a division"
    case .power: "a power"
    case .maximum: "a maximum"
    case .minimum: "a minimum"
    }
  }
}
