/// A change of one place in a formula.
struct FormulaEdit: Sendable {
  /// A name for the kind of change, such as `minus-for-plus`.
  let name: String
  /// The change in words, to go after "In r, ", such as `a minus stands where a plus belongs`.
  let phrase: String
  let formula: Expression
  /// Whether it may be one of two edits. The others are too many to be tried in pairs.
  let isCommon: Bool
}

extension Expression {
  /// Returns the formulas that differ from this one in one place.
  ///
  /// - Parameter scope: The quantities that a line may use.
  /// - Returns: The edits, the most probable first.
  func edits(scope: [Symbol]) -> [FormulaEdit] {
    var edits = ownEdits(scope: scope)
    switch self {
    case .quantity, .constant: break
    case .unary(let sign, let operand):
      edits += operand.edits(scope: scope).map { $0.inside { .unary(sign, $0) } }
    case .binary(let sign, let left, let right):
      edits += left.edits(scope: scope).map { $0.inside { .binary(sign, $0, right) } }
      let inner =
        sign == .power ? right.exponentEdits(scope: scope) : right.edits(scope: scope)
      edits += inner.map { $0.inside { .binary(sign, left, $0) } }
    }
    return edits
  }

  /// The edits of the outermost operator, or of a single quantity or number.
  private func ownEdits(scope: [Symbol]) -> [FormulaEdit] {
    var edits: [FormulaEdit] = []
    func add(_ name: String, _ phrase: String, _ formula: Expression, isCommon: Bool = true) {
      guard formula != self else { return }
      edits.append(FormulaEdit(name: name, phrase: phrase, formula: formula, isCommon: isCommon))
    }
    switch self {
    case .quantity(let quantity):
      for other in scope where other != quantity {
        add(
          "\(other.slug)-for-\(quantity.slug)",
          "\(other.name) stands where \(quantity.name) belongs",
          .quantity(other))
      }
      add(
        "complement-of-\(quantity.slug)",
        "1 − \(quantity.name) stands where \(quantity.name) belongs",
        .binary(.minus, .constant(1), self), isCommon: quantity.role == .hyperparameter)
      for number in [1.0, 0] {
        add(
          "\(Int(number))-for-\(quantity.slug)",
          "\(Int(number)) stands where \(quantity.name) belongs", .constant(number))
      }
    case .constant(let number):
      for other in [number + 1, number - 1, -number] where other != number {
        add(
          "number-\(Expression.constant(other).slug)",
          "\(Expression.constant(other).text) stands where \(text) belongs", .constant(other))
      }
      for other in scope where other.role == .hyperparameter {
        add(
          "\(other.slug)-for-\(slug)", "\(other.name) stands where \(text) belongs",
          .quantity(other), isCommon: false)
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
          .binary(inner, left, .unary(sign, right)), isCommon: false)
      }
    case .binary(let sign, let left, let right):
      for other in BinaryOperator.allCases where other != sign {
        let isCommon = sign != .power && other != .power
        add(
          "\(other.slug)-for-\(sign.slug)",
          "\(other.words) stands where \(sign.words) belongs", .binary(other, left, right),
          isCommon: isCommon)
      }
      switch sign {
      case .plus:
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
        add("numerator-missing", "the numerator \(left.text) is missing", right, isCommon: false)
        add(
          "numerator-missing", "1 stands where the numerator \(left.text) belongs",
          .binary(.dividedBy, .constant(1), right), isCommon: false)
      case .power:
        add("power-missing", "the exponent \(right.text) is missing", left)
        if right == .constant(2) {
          add(
            "magnitude-for-square", "|\(left.text)| stands where the square belongs",
            .unary(.magnitude, left))
        }
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
    addWrappings(to: &edits, scope: scope)
    return edits
  }

  /// Adds an operator, a factor or a term around the formula.
  private func addWrappings(to edits: inout [FormulaEdit], scope: [Symbol]) {
    func add(_ name: String, _ phrase: String, _ formula: Expression, isCommon: Bool = false) {
      edits.append(FormulaEdit(name: name, phrase: phrase, formula: formula, isCommon: isCommon))
    }
    if case .constant = self { return }
    add("sign", "the sign of \(text) is wrong", .unary(.negative, self), isCommon: true)
    add("root-added", "the root is taken of \(text)", .unary(.squareRoot, self), isCommon: true)
    add("square-added", "\(text) is squared", .binary(.power, self, .constant(2)), isCommon: true)
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
        formula: other, isCommon: true)
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

extension Symbol {
  /// The TeX name without its signs, such as `beta1`.
  public var slug: String { tex.filter { $0.isLetter || $0.isNumber }.lowercased() }
}

extension FormulaEdit {
  func inside(_ outer: (Expression) -> Expression) -> FormulaEdit {
    FormulaEdit(name: name, phrase: phrase, formula: outer(formula), isCommon: isCommon)
  }
}

extension UnaryOperator {
  fileprivate var slug: String {
    switch self {
    case .negative: "sign"
    case .squareRoot: "root"
    case .magnitude: "magnitude"
    }
  }

  fileprivate var words: String {
    switch self {
    case .negative: "minus sign"
    case .squareRoot: "root"
    case .magnitude: "magnitude"
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
    }
  }

  fileprivate var words: String {
    switch self {
    case .plus: "a plus"
    case .minus: "a minus"
    case .times: "a multiplication"
    case .dividedBy: "a division"
    case .power: "a power"
    }
  }
}
