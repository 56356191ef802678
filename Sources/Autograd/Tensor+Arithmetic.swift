// Both operands have the same shape, or one of them is a single number: a tensor of shape [] or a
// Double. Everything is elementwise.

extension Tensor {
  public static func + (left: Tensor, right: Tensor) -> Tensor {
    left.combined(with: right, .add) { $0 + $1 }
  }

  public static func + (left: Tensor, right: Double) -> Tensor {
    left.mapped(.shift) { $0 + right }
  }

  public static func + (left: Double, right: Tensor) -> Tensor {
    right.mapped(.shift) { left + $0 }
  }

  public static func - (left: Tensor, right: Tensor) -> Tensor {
    left.combined(with: right, .subtract) { $0 - $1 }
  }

  public static func - (left: Tensor, right: Double) -> Tensor {
    left.mapped(.shift) { $0 - right }
  }

  public static func - (left: Double, right: Tensor) -> Tensor {
    right.mapped(.reflect) { left - $0 }
  }

  public static prefix func - (operand: Tensor) -> Tensor {
    operand.mapped(.reflect) { -$0 }
  }

  public static func * (left: Tensor, right: Tensor) -> Tensor {
    left.combined(with: right, .multiply) { $0 * $1 }
  }

  public static func * (left: Tensor, right: Double) -> Tensor {
    left.mapped(.scale(right)) { $0 * right }
  }

  public static func * (left: Double, right: Tensor) -> Tensor {
    right.mapped(.scale(left)) { left * $0 }
  }

  public static func / (left: Tensor, right: Tensor) -> Tensor {
    left.combined(with: right, .divide) { $0 / $1 }
  }

  public static func / (left: Tensor, right: Double) -> Tensor {
    left.mapped(.shrink(right)) { $0 / right }
  }

  public static func / (left: Double, right: Tensor) -> Tensor {
    right.mapped(.reciprocal) { left / $0 }
  }
}

// MARK: - Results

extension Tensor {
  /// Makes the tensor that an operation on this one results in, with its history where one is kept.
  @inline(__always)
  func recorded(_ numbers: Numbers, shape: [Int], _ operation: Operation) -> Tensor {
    guard requiresGradient, Recording.isOn else { return Tensor(adopting: numbers, shape: shape) }
    return Tensor(
      adopting: numbers, shape: shape, requiresGradient: true,
      history: History(operation, self))
  }

  @inline(__always)
  func mapped(_ operation: Operation, _ transform: (Double) -> Double) -> Tensor {
    recorded(numbers.map(transform), shape: shape, operation)
  }

  @inline(__always)
  func combined(
    with other: Tensor, _ operation: Operation, _ combine: (Double, Double) -> Double
  ) -> Tensor {
    guard shape.isEmpty || other.shape.isEmpty || shape == other.shape else {
      stop(.shapes(shape, other.shape, symbol: operation.name))
    }
    let result = numbers.combined(with: other.numbers, combine)
    let shape = shape.isEmpty ? other.shape : shape
    guard requiresGradient || other.requiresGradient, Recording.isOn else {
      return Tensor(adopting: result, shape: shape)
    }
    return Tensor(
      adopting: result, shape: shape, requiresGradient: true,
      history: History(operation, self, other))
  }
}
