internal import Glibc

/// A rule as instructions over numbered registers, which run much faster than its expressions.
///
/// The layout of the registers is shared by a rule and all its edits, so that the code of a line can be
/// replaced by that of another.
struct RegisterLayout: Sendable {
  private(set) var indices: [Symbol: Int] = [:]
  private(set) var constants: [Double: Int] = [:]
  /// The values of the constants, by their registers.
  private(set) var initial: [Double] = []

  init(of rule: Rule) {
    let quantities =
      rule.hyperparameters + [rule.input, rule.parameter] + rule.states.map(\.quantity)
      + rule.assignments.map(\.target)
    for quantity in quantities where indices[quantity] == nil {
      indices[quantity] = initial.count
      initial.append(0)
    }
  }

  /// The register of a constant, which is added where there is none.
  mutating func register(of constant: Double) -> Int {
    if let known = constants[constant] { return known }
    constants[constant] = initial.count
    initial.append(constant)
    return initial.count - 1
  }
}

/// One operation on registers.
struct Instruction: Sendable {
  enum Operation: UInt8, Sendable {
    case copy, negative, squareRoot, magnitude, plus, minus, times, dividedBy, power
  }

  let operation: Operation
  let target: Int32
  let left: Int32
  let right: Int32
}

/// The code of one line, or of a starting value.
struct LineCode: Sendable {
  var instructions: [Instruction] = []

  /// The registers of intermediate results follow those of the layout; no line needs more.
  static let temporaries = 24

  init(_ assignment: Assignment, in layout: inout RegisterLayout) {
    guard let target = layout.indices[assignment.target] else { return }
    let result = write(assignment.formula, depth: 0, in: &layout)
    append(.copy, target: target, result, result)
  }

  /// Writes the instructions of a formula and returns the register of its value; a register of an
  /// intermediate result is negative, counted from -1 downwards, until the layout is complete.
  private mutating func write(
    _ formula: Expression, depth: Int, in layout: inout RegisterLayout
  ) -> Int {
    switch formula {
    case .quantity(let quantity): return layout.indices[quantity] ?? 0
    case .constant(let number): return layout.register(of: number)
    case .unary(let sign, let operand):
      let value = write(operand, depth: depth, in: &layout)
      let operation: Instruction.Operation =
        switch sign {
        case .negative: .negative
        case .squareRoot: .squareRoot
        case .magnitude: .magnitude
        }
      append(operation, target: -1 - depth, value, value)
    case .binary(let sign, let left, let right):
      let first = write(left, depth: depth, in: &layout)
      let second = write(right, depth: first == -1 - depth ? depth + 1 : depth, in: &layout)
      let operation: Instruction.Operation =
        switch sign {
        case .plus: .plus
        case .minus: .minus
        case .times: .times
        case .dividedBy: .dividedBy
        case .power: .power
        }
      append(operation, target: -1 - depth, first, second)
    }
    return -1 - depth
  }

  private mutating func append(
    _ operation: Instruction.Operation, target: Int, _ left: Int, _ right: Int
  ) {
    instructions.append(
      Instruction(
        operation: operation, target: Int32(target), left: Int32(left), right: Int32(right)))
  }
}

/// The code of a state's starting value.
struct StartCode: Sendable {
  let register: Int
  /// The value before the first step's input is known.
  let number: Double
  /// The formula that is computed with the first step's input; nil for a number.
  let formula: LineCode?

  init(_ state: Symbol, _ start: State.Start, in layout: inout RegisterLayout) {
    register = layout.indices[state] ?? 0
    switch start {
    case .number(let number): (self.number, formula) = (number, nil)
    case .formula(let formula):
      number = 0
      self.formula = LineCode(Assignment(target: state, formula: formula), in: &layout)
    }
  }
}

/// The registers of a running rule. Negative indices are intermediate results.
struct Registers: ~Copyable {
  private let storage: UnsafeMutablePointer<Double>
  private let base: UnsafeMutablePointer<Double>
  private let count: Int

  init(_ layout: RegisterLayout) {
    count = layout.initial.count + LineCode.temporaries
    storage = .allocate(capacity: count)
    base = storage + LineCode.temporaries
    storage.initialize(repeating: 0, count: count)
    for (index, value) in layout.initial.enumerated() { base[index] = value }
  }

  deinit {
    storage.deallocate()
  }

  subscript(_ index: Int) -> Double {
    get { base[index] }
    nonmutating set { base[index] = newValue }
  }

  /// Runs the code of one line.
  func run(_ line: LineCode) {
    line.instructions.withUnsafeBufferPointer { instructions in
      for instruction in instructions {
        let left = base[Int(instruction.left)]
        let right = base[Int(instruction.right)]
        base[Int(instruction.target)] =
          switch instruction.operation {
          case .copy: left
          case .negative: -left
          case .squareRoot: left.squareRoot()
          case .magnitude: abs(left)
          case .plus: left + right
          case .minus: left - right
          case .times: left * right
          case .dividedBy: left / right
          case .power: Self.power(left, right)
          }
      }
    }
  }

  private static func power(_ base: Double, _ exponent: Double) -> Double {
    if exponent == 2 { return base * base }
    if exponent == 1 { return base }
    return Glibc.pow(base, exponent)
  }
}
