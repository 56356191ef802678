/// A formula over quantities.
public indirect enum Expression: Hashable, Sendable {
  case quantity(Symbol)
  case constant(Double)
  case unary(UnaryOperator, Expression)
  case binary(BinaryOperator, Expression, Expression)
}

/// An operator with one operand.
public enum UnaryOperator: Hashable, Sendable, CaseIterable {
  case negative
  case squareRoot
  case magnitude
  case sign
  /// The nearest number of single precision.
  case single
  /// The nearest number of half precision.
  case half
  /// The nearest whole number.
  case whole
}

/// An operator with two operands.
public enum BinaryOperator: Hashable, Sendable, CaseIterable {
  case plus
  case minus
  case times
  case dividedBy
  case power
  case maximum
  case minimum

  /// The operators that are written as one token of a program.
  static let arithmetic: [BinaryOperator] = [.plus, .minus, .times, .dividedBy]
}

/// What can be written in a formula: a quantity, a number, or a formula.
public protocol ExpressionConvertible {
  var expression: Expression { get }
}

extension Expression: ExpressionConvertible {
  public var expression: Expression { self }
}

extension Symbol: ExpressionConvertible {
  public var expression: Expression { .quantity(self) }
}

extension Double: ExpressionConvertible {
  public var expression: Expression { .constant(self) }
}

public func + (_ left: some ExpressionConvertible, _ right: some ExpressionConvertible)
  -> Expression
{
  .binary(.plus, left.expression, right.expression)
}

public func - (_ left: some ExpressionConvertible, _ right: some ExpressionConvertible)
  -> Expression
{
  .binary(.minus, left.expression, right.expression)
}

public func * (_ left: some ExpressionConvertible, _ right: some ExpressionConvertible)
  -> Expression
{
  .binary(.times, left.expression, right.expression)
}

public func / (_ left: some ExpressionConvertible, _ right: some ExpressionConvertible)
  -> Expression
{
  .binary(.dividedBy, left.expression, right.expression)
}

/// A power; the exponent is a number or a quantity such as a step count.
public func pow(_ base: some ExpressionConvertible, _ exponent: some ExpressionConvertible)
  -> Expression
{
  .binary(.power, base.expression, exponent.expression)
}

public func sqrt(_ operand: some ExpressionConvertible) -> Expression {
  .unary(.squareRoot, operand.expression)
}

public func abs(_ operand: some ExpressionConvertible) -> Expression {
  .unary(.magnitude, operand.expression)
}

public func max(_ left: some ExpressionConvertible, _ right: some ExpressionConvertible)
  -> Expression
{
  .binary(.maximum, left.expression, right.expression)
}

public func min(_ left: some ExpressionConvertible, _ right: some ExpressionConvertible)
  -> Expression
{
  .binary(.minimum, left.expression, right.expression)
}

public func sign(_ operand: some ExpressionConvertible) -> Expression {
  .unary(.sign, operand.expression)
}

public prefix func - (_ operand: some ExpressionConvertible) -> Expression {
  .unary(.negative, operand.expression)
}

extension Expression {
  /// Returns the formula with another one in the place of each occurrence of some quantities.
  public func replacing(_ others: [Symbol: Expression]) -> Expression {
    switch self {
    case .quantity(let quantity): others[quantity] ?? self
    case .constant: self
    case .unary(let sign, let operand): .unary(sign, operand.replacing(others))
    case .binary(let sign, let left, let right):
      .binary(sign, left.replacing(others), right.replacing(others))
    }
  }

  /// Whether a quantity occurs in the formula.
  public func contains(_ quantity: Symbol) -> Bool { quantities.contains(quantity) }

  /// The quantities that occur in the formula.
  var quantities: Set<Symbol> {
    switch self {
    case .quantity(let quantity): [quantity]
    case .constant: []
    case .unary(_, let operand): operand.quantities
    case .binary(_, let left, let right): left.quantities.union(right.quantities)
    }
  }
}
