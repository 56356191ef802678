/// What was computed; its derivatives are in `Tensor+Derivatives.swift`.
enum Operation: Equatable {
  case none
  case add, subtract, multiply, divide
  /// Adding a plain number, or subtracting one.
  case shift
  /// The negative of the operand, with or without a plain number added.
  case reflect
  /// A plain number times the operand.
  case scale(Double)
  /// The operand divided by a plain number.
  case shrink(Double)
  /// A plain number divided by the operand.
  case reciprocal
  case power(Double)
  case squareRoot, exponential, logarithm, magnitude
  case sum, mean
  /// The part of the operand that starts at this position.
  case element(Int)
  case custom

  /// The operation as it stands in a student's program.
  var name: String {
    switch self {
    case .none: "="
    case .add, .shift: "+"
    case .subtract, .reflect: "-"
    case .multiply, .scale: "*"
    case .divide, .shrink, .reciprocal: "/"
    case .power: "pow"
    case .squareRoot: "sqrt"
    case .exponential: "exp"
    case .logarithm: "log"
    case .magnitude: "abs"
    case .sum: "sum()"
    case .mean: "mean()"
    case .element: "x[i]"
    case .custom: "a custom operation"
    }
  }
}

/// How a tensor was computed: the operation and what it was applied to.
///
/// Operands are held inline, not in an array, so that recording costs no allocation of its own.
struct History {
  var operation = Operation.none
  var first: Operand?
  var second: Operand?
  var custom: CustomOperation?

  init() {}

  @inline(__always)
  init(_ operation: Operation, _ first: consuming Tensor) {
    self.operation = operation
    self.first = Operand(first)
  }

  @inline(__always)
  init(_ operation: Operation, _ first: consuming Tensor, _ second: consuming Tensor) {
    self.operation = operation
    self.first = Operand(first)
    self.second = Operand(second)
  }

  init(_ custom: CustomOperation) {
    self.operation = .custom
    self.custom = custom
  }

  /// Calls `body` with each operand, whether it requires a gradient or not.
  @inline(__always)
  func forEachOperand(_ body: (Operand) -> Void) {
    if let first { body(first) }
    if let second { body(second) }
    if let custom { custom.operands.forEach(body) }
  }
}

/// A tensor that an operation was applied to, and its version at that time.
struct Operand {
  private(set) var tensor: Tensor
  let version: UInt32

  @inline(__always)
  init(_ tensor: consuming Tensor) {
    self.version = tensor.version
    self.tensor = tensor
  }

  var wasChanged: Bool { tensor.version != version }

  /// Whether nothing but this operand holds the tensor.
  mutating func isUnshared() -> Bool { isKnownUniquelyReferenced(&tensor) }
}
