/// A recorded operation. `Tensor+Derivatives.swift` has its derivatives.
enum Operation: Equatable {
  case none
  case add, subtract, multiply, divide
  /// The operand plus or minus a plain number.
  case shift
  /// The negated operand, with or without a plain number added.
  case negate
  /// A plain number times the operand.
  case scale(Double)
  /// The operand divided by a plain number.
  case divideBy(Double)
  /// A plain number divided by the operand.
  case reciprocal
  case power(Double)
  case squareRoot, exponential, logarithm, magnitude
  case sum, mean
  /// The part of the operand that starts at this position.
  case element(Int)
  case custom

  /// The operation's symbol or function name in source code.
  var name: String {
    switch self {
    case .none: "="
    case .add, .shift: "+"
    case .subtract, .negate: "-"
    case .multiply, .scale: "*"
    case .divide, .divideBy, .reciprocal: "/"
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

/// How a tensor was computed: the operation and its operands.
///
/// The operands are stored inline and not in an array, so that recording needs no allocation.
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

/// An operand of an operation, with its version at that time.
struct Operand {
  private(set) var tensor: Tensor
  let version: UInt32

  @inline(__always)
  init(_ tensor: consuming Tensor) {
    self.version = tensor.version
    self.tensor = tensor
  }

  var wasChanged: Bool { tensor.version != version }

  /// Whether this operand has the only reference to the tensor.
  mutating func isUnshared() -> Bool { isKnownUniquelyReferenced(&tensor) }
}
