extension Expression {
  /// The formula in plain text, such as `β₂ r + (1 − β₂) g²`.
  public var text: String { written(Plain.self).text }

  /// The formula in TeX, such as `\beta_2 r + (1 - \beta_2) g^2`.
  public var tex: String { written(TeX.self).text }

  /// How tightly the outermost operator of a formula binds.
  enum Binding: Int, Comparable {
    case sum
    case product
    case prefix
    case power
    case atom

    static func < (first: Binding, second: Binding) -> Bool { first.rawValue < second.rawValue }
  }

  typealias Written = (text: String, binding: Binding)

  private func written(_ notation: any Notation.Type) -> Written {
    switch self {
    case .quantity(let quantity): return (notation.name(of: quantity), .atom)
    case .constant(let number): return (notation.number(number), number < 0 ? .prefix : .atom)
    case .unary(let sign, let operand): return notation.unary(sign, operand.written(notation))
    case .binary(let sign, let left, let right):
      return notation.binary(sign, left.written(notation), right.written(notation))
    }
  }
}

extension Assignment {
  /// The line in plain text, such as `m ← β₁ m + (1 − β₁) g`.
  public var text: String { "\(target.name) ← \(formula.text)" }

  /// The line in TeX.
  public var tex: String { "\(target.tex) \\leftarrow \(formula.tex)" }
}

/// A way to write formulas.
private protocol Notation {
  static func name(of quantity: Symbol) -> String
  static func number(_ number: Double) -> String
  static func unary(_ sign: UnaryOperator, _ operand: Expression.Written) -> Expression.Written
  static func binary(
    _ sign: BinaryOperator, _ left: Expression.Written, _ right: Expression.Written
  ) -> Expression.Written
}

extension Notation {
  static func parenthesized(
    _ written: Expression.Written, below binding: Expression.Binding
  ) -> String {
    written.binding < binding ? "(\(written.text))" : written.text
  }
}

private enum Plain: Notation {
  static func name(of quantity: Symbol) -> String { quantity.name }

  static func number(_ number: Double) -> String {
    let text = number == number.rounded() && abs(number) < 1e15 ? "\(Int(number))" : "\(number)"
    return text.hasPrefix("-") ? "−\(text.dropFirst())" : text
  }

  static func unary(_ sign: UnaryOperator, _ operand: Expression.Written) -> Expression.Written {
    switch sign {
    case .negative: ("−\(parenthesized(operand, below: .prefix))", .prefix)
    case .squareRoot:
      operand.binding == .atom ? ("√\(operand.text)", .atom) : ("√(\(operand.text))", .atom)
    case .magnitude: ("|\(operand.text)|", .atom)
    }
  }

  static func binary(
    _ sign: BinaryOperator, _ left: Expression.Written, _ right: Expression.Written
  ) -> Expression.Written {
    switch sign {
    case .plus: ("\(left.text) + \(parenthesized(right, below: .product))", .sum)
    case .minus: ("\(left.text) − \(parenthesized(right, below: .product))", .sum)
    case .times:
      ("\(parenthesized(left, below: .product)) \(parenthesized(right, below: .prefix))", .product)
    case .dividedBy:
      (
        "\(parenthesized(left, below: .product)) / \(parenthesized(right, below: .power))",
        .product
      )
    case .power:
      (parenthesized(left, below: .atom) + exponent(right), .power)
    }
  }

  private static let superscripts: [Character: Character] = [
    "0": "⁰", "1": "¹", "2": "²", "3": "³", "4": "⁴", "5": "⁵", "6": "⁶", "7": "⁷", "8": "⁸",
    "9": "⁹", "t": "ᵗ", "n": "ⁿ", "k": "ᵏ", "−": "⁻",
  ]

  private static func exponent(_ exponent: Expression.Written) -> String {
    let raised = exponent.text.compactMap { superscripts[$0] }
    return raised.count == exponent.text.count
      ? String(raised) : "^\(parenthesized(exponent, below: .atom))"
  }
}

private enum TeX: Notation {
  static func name(of quantity: Symbol) -> String { quantity.tex }

  static func number(_ number: Double) -> String {
    number == number.rounded() && abs(number) < 1e15 ? "\(Int(number))" : "\(number)"
  }

  static func unary(_ sign: UnaryOperator, _ operand: Expression.Written) -> Expression.Written {
    switch sign {
    case .negative: ("-\(parenthesized(operand, below: .prefix))", .prefix)
    case .squareRoot: ("\\sqrt{\(operand.text)}", .atom)
    case .magnitude: ("\\lvert \(operand.text) \\rvert", .atom)
    }
  }

  static func binary(
    _ sign: BinaryOperator, _ left: Expression.Written, _ right: Expression.Written
  ) -> Expression.Written {
    switch sign {
    case .plus: ("\(left.text) + \(parenthesized(right, below: .product))", .sum)
    case .minus: ("\(left.text) - \(parenthesized(right, below: .product))", .sum)
    case .times:
      (
        "\(parenthesized(left, below: .product)) \\, \(parenthesized(right, below: .prefix))",
        .product
      )
    case .dividedBy: ("\\frac{\(left.text)}{\(right.text)}", .product)
    case .power: ("\(parenthesized(left, below: .atom))^{\(right.text)}", .power)
    }
  }
}
