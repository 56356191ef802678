// Both operands have the same shape, or one of them is a single number: a tensor of shape [] or a
// Double. Everything is elementwise.
//
// Operands are consumed, so that an intermediate result, such as `a * x` in `a * x + b`, is uniquely
// referenced and the next result can reuse its memory.

extension Tensor {
  public static func + (left: consuming Tensor, right: consuming Tensor) -> Tensor {
    combined(left, right, .add) { $0 + $1 }
  }

  public static func + (left: consuming Tensor, right: Double) -> Tensor {
    mapped(left, .shift) { $0 + right }
  }

  public static func + (left: Double, right: consuming Tensor) -> Tensor {
    mapped(right, .shift) { left + $0 }
  }

  public static func - (left: consuming Tensor, right: consuming Tensor) -> Tensor {
    combined(left, right, .subtract) { $0 - $1 }
  }

  public static func - (left: consuming Tensor, right: Double) -> Tensor {
    mapped(left, .shift) { $0 - right }
  }

  public static func - (left: Double, right: consuming Tensor) -> Tensor {
    mapped(right, .negate) { left - $0 }
  }

  public static prefix func - (operand: consuming Tensor) -> Tensor {
    mapped(operand, .negate) { -$0 }
  }

  public static func * (left: consuming Tensor, right: consuming Tensor) -> Tensor {
    combined(left, right, .multiply) { $0 * $1 }
  }

  public static func * (left: consuming Tensor, right: Double) -> Tensor {
    mapped(left, .scale(right)) { $0 * right }
  }

  public static func * (left: Double, right: consuming Tensor) -> Tensor {
    mapped(right, .scale(left)) { left * $0 }
  }

  public static func / (left: consuming Tensor, right: consuming Tensor) -> Tensor {
    combined(left, right, .divide) { $0 / $1 }
  }

  public static func / (left: consuming Tensor, right: Double) -> Tensor {
    mapped(left, .divideBy(right)) { $0 / right }
  }

  public static func / (left: Double, right: consuming Tensor) -> Tensor {
    mapped(right, .reciprocal) { left / $0 }
  }
}

// MARK: - Results

extension Tensor {
  /// Creates the result of an operation on `operand`, with history if it is recorded.
  @inline(__always)
  static func recorded(
    _ operand: consuming Tensor, _ numbers: Numbers, shape: [Int], _ operation: Operation
  ) -> Tensor {
    guard operand.requiresGradient, Recording.isOn else {
      return Tensor(adopting: numbers, shape: shape)
    }
    return Tensor(
      adopting: numbers, shape: shape, requiresGradient: true, history: History(operation, operand))
  }

  @inline(__always)
  static func mapped(
    _ operand: consuming Tensor, _ operation: Operation, _ transform: (Double) -> Double
  ) -> Tensor {
    if isReusable(&operand) {
      operand.numbers.update(transform)
      return operand
    }
    let (numbers, shape) = (operand.numbers.map(transform), operand.shape)
    return recorded(operand, numbers, shape: shape, operation)
  }

  @inline(__always)
  static func combined(
    _ left: consuming Tensor, _ right: consuming Tensor, _ operation: Operation,
    _ combine: (Double, Double) -> Double
  ) -> Tensor {
    let haveSameShape = left.shape == right.shape
    guard haveSameShape || left.shape.isEmpty || right.shape.isEmpty else {
      stop(.shapes(left.shape, right.shape, symbol: operation.name))
    }
    if left.requiresGradient || right.requiresGradient, Recording.isOn {
      let numbers = left.numbers.combined(with: right.numbers, combine)
      let shape = left.shape.isEmpty ? right.shape : left.shape
      return Tensor(
        adopting: numbers, shape: shape, requiresGradient: true,
        history: History(operation, left, right))
    }
    if haveSameShape || right.shape.isEmpty, isReusable(&left) {
      left.numbers.update(with: right.numbers, combine)
      return left
    }
    if haveSameShape || left.shape.isEmpty, isReusable(&right) {
      right.numbers.update(with: left.numbers) { combine($1, $0) }
      return right
    }
    return Tensor(
      adopting: left.numbers.combined(with: right.numbers, combine),
      shape: left.shape.isEmpty ? right.shape : left.shape)
  }

  /// Whether the operation has the only reference to its operand, so that a result without history can
  /// reuse the operand's memory.
  @inline(__always)
  private static func isReusable(_ operand: inout Tensor) -> Bool {
    !operand.requiresGradient && operand.gradientIfAny == nil
      && isKnownUniquelyReferenced(&operand)
  }
}
