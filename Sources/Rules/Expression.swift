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
}

/// An operator with two operands.
public enum BinaryOperator: Hashable, Sendable, CaseIterable {
  case plus
  case minus
  case times
  case dividedBy
  case power
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
