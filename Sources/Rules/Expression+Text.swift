extension Expression {
  /// The formula in plain text, such as `β₂ r + (1 − β₂) g²`.
  public var text: String { written(Plain.self).text.text }

  /// The formula in TeX, such as `\beta_2 r + (1 - \beta_2) g^2`.
  public var tex: String { written(TeX.self).text.text }

  /// Returns the formula in plain text with some places marked.
  func text(marking places: Set<Place>) -> MarkedText {
    written(Plain.self, marking: places).text.closingGaps
  }

  /// Returns the formula in TeX with some places underlined.
  func tex(marking places: Set<Place>) -> String {
    written(TeX.self, marking: places).text.underlined
  }

  /// How tightly the outermost operator of a formula binds.
  enum Binding: Int, Comparable {
    case sum
    case product
    case prefix
    case power
    case atom

    static func < (first: Binding, second: Binding) -> Bool { first.rawValue < second.rawValue }
  }

  typealias Written = (text: MarkedText, binding: Binding)

  private func written(
    _ notation: any Notation.Type, marking places: Set<Place> = [], at node: Node = .root
  ) -> Written {
    func operand(_ operand: Expression, _ index: Int) -> Written {
      operand.written(notation, marking: places, at: node.operand(index))
    }
    let isSignMarked = places.contains(Place(node, .sign))
    var written: Written
    switch self {
    case .quantity(let quantity): written = (MarkedText(notation.name(of: quantity)), .atom)
    case .constant(let number):
      written = (MarkedText(notation.number(number)), number < 0 ? .prefix : .atom)
    case .unary(let sign, let inner):
      written = notation.unary(sign, operand(inner, 0), marksSign: isSignMarked)
    case .binary(let sign, let left, let right):
      written = notation.binary(
        sign, operand(left, 0), operand(right, 1), marksSign: isSignMarked)
    }
    written.text = written.text.marked(places.contains(Place(node, .whole)))
    return written
  }
}

extension Assignment {
  /// The line in plain text, such as `m ← β₁ m + (1 − β₁) g`.
  public var text: String { "\(target.name) ← \(formula.text)" }

  /// The line in TeX.
  public var tex: String { "\(target.tex) \\leftarrow \(formula.tex)" }
}

/// A way to write formulas.
///
/// A sign is marked alone where it is written and has a place of its own. Otherwise its whole formula
/// is marked.
private protocol Notation {
  static func name(of quantity: Symbol) -> String
  static func number(_ number: Double) -> String
  static func unary(
    _ sign: UnaryOperator, _ operand: Expression.Written, marksSign: Bool
  ) -> Expression.Written
  static func binary(
    _ sign: BinaryOperator, _ left: Expression.Written, _ right: Expression.Written,
    marksSign: Bool
  ) -> Expression.Written
}

extension Notation {
  static func parenthesized(
    _ written: Expression.Written, below binding: Expression.Binding
  ) -> MarkedText {
    let text = written.text
    guard written.binding < binding else { return text }
    return text.isMarked ? MarkedText("(\(text.text))", isMarked: true) : "(\(text))"
  }
}

private enum Plain: Notation {
  static func name(of quantity: Symbol) -> String { quantity.name }

  static func number(_ number: Double) -> String {
    let text = number == number.rounded() && abs(number) < 1e15 ? "\(Int(number))" : "\(number)"
    return text.hasPrefix("-") ? "−\(text.dropFirst())" : text
  }

  static func unary(
    _ sign: UnaryOperator, _ operand: Expression.Written, marksSign: Bool
  ) -> Expression.Written {
    func signed(_ text: String) -> MarkedText { MarkedText(text, isMarked: marksSign) }
    switch sign {
    case .negative: return ("\(signed("−"))\(parenthesized(operand, below: .prefix))", .prefix)
    case .squareRoot:
      return operand.binding == .atom
        ? ("\(signed("√"))\(operand.text)", .atom)
        : ("\(signed("√"))(\(operand.text))", .atom)
    case .magnitude: return (("|\(operand.text)|" as MarkedText).marked(marksSign), .atom)
    case .sign, .single, .half, .whole:
      let function: MarkedText = "\(MarkedText(sign.function))(\(operand.text))"
      return (function.marked(marksSign), .atom)
    }
  }

  static func binary(
    _ sign: BinaryOperator, _ left: Expression.Written, _ right: Expression.Written,
    marksSign: Bool
  ) -> Expression.Written {
    func signed(_ text: String) -> MarkedText { MarkedText(text, isMarked: marksSign) }
    switch sign {
    case .plus:
      return ("\(left.text) \(signed("+")) \(parenthesized(right, below: .product))", .sum)
    case .minus:
      return ("\(left.text) \(signed("−")) \(parenthesized(right, below: .product))", .sum)
    case .times:
      let (left, right) = (
        parenthesized(left, below: .product), parenthesized(right, below: .prefix)
      )
      return (("\(left) \(right)" as MarkedText).marked(marksSign), .product)
    case .dividedBy:
      let (left, right) = (
        parenthesized(left, below: .product), parenthesized(right, below: .power)
      )
      return ("\(left) \(signed("/")) \(right)", .product)
    case .power:
      let power: MarkedText = "\(parenthesized(left, below: .atom))\(exponent(right))"
      return (power.marked(marksSign), .power)
    case .maximum, .minimum:
      let function: MarkedText =
        "\(MarkedText(sign == .maximum ? "max" : "min"))(\(left.text), \(right.text))"
      return (function.marked(marksSign), .atom)
    }
  }

  private static let superscripts: [Character: Character] = [
    "0": "⁰", "1": "¹", "2": "²", "3": "³", "4": "⁴", "5": "⁵", "6": "⁶", "7": "⁷", "8": "⁸",
    "9": "⁹", "t": "ᵗ", "n": "ⁿ", "k": "ᵏ", "−": "⁻",
  ]

  private static func exponent(_ exponent: Expression.Written) -> MarkedText {
    if exponent.text.text.allSatisfy({ superscripts[$0] != nil }) {
      return exponent.text.map { String($0.text.compactMap { superscripts[$0] }) }
    }
    return "^\(parenthesized(exponent, below: .atom))"
  }
}

private enum TeX: Notation {
  static func name(of quantity: Symbol) -> String { quantity.tex }

  static func number(_ number: Double) -> String {
    number == number.rounded() && abs(number) < 1e15 ? "\(Int(number))" : "\(number)"
  }

  static func unary(
    _ sign: UnaryOperator, _ operand: Expression.Written, marksSign: Bool
  ) -> Expression.Written {
    switch sign {
    case .negative:
      let sign = MarkedText("-", isMarked: marksSign)
      return ("\(sign)\(parenthesized(operand, below: .prefix))", .prefix)
    case .squareRoot:
      return (("\\sqrt{\(operand.text)}" as MarkedText).marked(marksSign), .atom)
    case .magnitude:
      return (("\\lvert \(operand.text) \\rvert" as MarkedText).marked(marksSign), .atom)
    case .sign, .single, .half, .whole:
      let name = MarkedText(sign.function)
      let function: MarkedText = "\\operatorname{\(name)}(\(operand.text))"
      return (function.marked(marksSign), .atom)
    }
  }

  static func binary(
    _ sign: BinaryOperator, _ left: Expression.Written, _ right: Expression.Written,
    marksSign: Bool
  ) -> Expression.Written {
    // An underlined sign must be told that it is an operator, which decides the space around it.
    func signed(_ text: String) -> MarkedText {
      marksSign ? "\\mathbin{\(MarkedText(text, isMarked: true))}" : MarkedText(text)
    }
    switch sign {
    case .plus:
      return ("\(left.text) \(signed("+")) \(parenthesized(right, below: .product))", .sum)
    case .minus:
      return ("\(left.text) \(signed("-")) \(parenthesized(right, below: .product))", .sum)
    case .times:
      let (left, right) = (
        parenthesized(left, below: .product), parenthesized(right, below: .prefix)
      )
      return (("\(left) \\, \(right)" as MarkedText).marked(marksSign), .product)
    case .dividedBy:
      let fraction: MarkedText = "\\frac{\(left.text)}{\(right.text)}"
      return (fraction.marked(marksSign), .product)
    case .power:
      let power: MarkedText = "\(parenthesized(left, below: .atom))^{\(right.text)}"
      return (power.marked(marksSign), .power)
    case .maximum, .minimum:
      let name = MarkedText(sign == .maximum ? "max" : "min")
      let function: MarkedText = "\\\(name)(\(left.text), \(right.text))"
      return (function.marked(marksSign), .atom)
    }
  }
}

extension UnaryOperator {
  /// The name of an operator that is written as a function.
  fileprivate var function: String {
    switch self {
    case .negative: "−"
    case .squareRoot: "√"
    case .magnitude: "abs"
    case .sign: "sign"
    case .single: "Float"
    case .half: "Float16"
    case .whole: "round"
    }
  }
}

extension MarkedText {
  /// TeX with its marked pieces underlined.
  ///
  /// Each marked piece is a formula of its own, so that the braces match.
  var underlined: String {
    segments.map { $0.isMarked ? "\\underline{\($0.text)}" : $0.text }.joined()
  }
}
