internal import Glibc

/// The registers of a rule's quantities and constants.
///
/// The layout is shared by a rule and its edits, so that the code of a line can be replaced by that of
/// another.
struct RegisterLayout: Sendable {
  private(set) var indices: [Symbol: Int] = [:]
  private(set) var constants: [Double: Int] = [:]
  /// The values of the constants, by their registers.
  private(set) var initial: [Double] = []

  init(of rule: Rule) {
    let quantities =
      rule.hyperparameters + [rule.input, rule.parameter] + rule.states.map(\.quantity)
      + rule.assignments.map(\.target)
    for quantity in quantities { _ = register(of: quantity) }
  }

  /// The register of a quantity, which is added where there is none.
  mutating func register(of quantity: Symbol) -> Int {
    if let known = indices[quantity] { return known }
    indices[quantity] = initial.count
    initial.append(0)
    return initial.count - 1
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
    case copy, negative, squareRoot, magnitude, sign, single, half, whole
    case plus, minus, times, dividedBy, power, maximum, minimum
  }

  let operation: Operation
  let target: Int32
  let left: Int32
  let right: Int32
}

extension UnaryOperator {
  fileprivate var operation: Instruction.Operation {
    switch self {
    case .negative: .negative
    case .squareRoot: .squareRoot
    case .magnitude: .magnitude
    case .sign: .sign
    case .single: .single
    case .half: .half
    case .whole: .whole
    }
  }
}

extension BinaryOperator {
  fileprivate var operation: Instruction.Operation {
    switch self {
    case .plus: .plus
    case .minus: .minus
    case .times: .times
    case .dividedBy: .dividedBy
    case .power: .power
    case .maximum: .maximum
    case .minimum: .minimum
    }
  }
}

/// The code of one line, or of a starting value.
struct LineCode: Sendable {
  var instructions: [Instruction] = []

  /// The registers of intermediate results follow those of the layout; no line needs more.
  static let temporaries = 24

  init(_ assignment: Assignment, in layout: inout RegisterLayout) {
    let target = layout.register(of: assignment.target)
    let result = write(assignment.formula, depth: 0, in: &layout)
    append(.copy, target: target, result, result)
  }

  /// Writes the instructions of a formula and returns the register of its value; a register of an
  /// intermediate result is negative, counted from -1 downwards.
  private mutating func write(
    _ formula: Expression, depth: Int, in layout: inout RegisterLayout
  ) -> Int {
    switch formula {
    case .quantity(let quantity): return layout.register(of: quantity)
    case .constant(let number): return layout.register(of: number)
    case .unary(let sign, let operand):
      let value = write(operand, depth: depth, in: &layout)
      append(sign.operation, target: -1 - depth, value, value)
    case .binary(let sign, let left, let right):
      let first = write(left, depth: depth, in: &layout)
      let second = write(right, depth: first == -1 - depth ? depth + 1 : depth, in: &layout)
      append(sign.operation, target: -1 - depth, first, second)
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

  /// Creates the code of another start in the same register.
  init(register: Int, start: State.Start, formula: LineCode?) {
    self.register = register
    self.formula = formula
    if case .number(let number) = start { self.number = number } else { number = 0 }
  }

  init(_ state: Symbol, _ start: State.Start, in layout: inout RegisterLayout) {
    register = layout.register(of: state)
    switch start {
    case .number(let number): (self.number, formula) = (number, nil)
    case .formula(let formula):
      number = 0
      self.formula = LineCode(Assignment(target: state, formula: formula), in: &layout)
    }
  }
}

/// A rule as code: instructions over numbered registers, which run much faster than its expressions.
struct RuleCode: Sendable {
  var layout: RegisterLayout
  var lines: [LineCode]
  var starts: [StartCode]
  let hyperparameters: [Int]
  let input: Int
  let parameter: Int
  /// The registers of quantities that a step computes. Before the first step they are zero; a line that
  /// uses one before it is computed gets that of the step before, as a program's property would give it.
  let intermediates: [Int]
  /// The registers that keep their values from step to step.
  let remembered: [Int]
  /// The aggregates that occur, and their registers.
  private(set) var aggregates: [(Aggregate, Int)] = []
  private(set) var unknown: Int?

  init(_ rule: Rule) {
    var layout = RegisterLayout(of: rule)
    lines = rule.assignments.map { LineCode($0, in: &layout) }
    starts = rule.states.map { StartCode($0.quantity, $0.start, in: &layout) }
    hyperparameters = rule.hyperparameters.map { layout.register(of: $0) }
    input = layout.register(of: rule.input)
    parameter = layout.register(of: rule.parameter)
    intermediates = rule.assignments.map(\.target).filter { $0.role == .intermediate }
      .map { layout.register(of: $0) }
    remembered = starts.map(\.register) + intermediates
    self.layout = layout
    findSpecialRegisters()
  }

  /// Finds the registers that are set from outside besides the input. Called again after the layout has
  /// changed.
  mutating func findSpecialRegisters() {
    aggregates = layout.indices.compactMap { symbol, register in
      if case .aggregate(let aggregate) = symbol.role { (aggregate, register) } else { nil }
    }
    unknown = layout.indices[.unknown]
  }
}

/// The registers of a running rule. Negative indices are intermediate results.
struct Registers: ~Copyable {
  private let storage: UnsafeMutablePointer<Double>
  private let base: UnsafeMutablePointer<Double>
  private let count: Int

  init(_ layout: RegisterLayout) {
    count = layout.initial.count
    storage = .allocate(capacity: count + LineCode.temporaries)
    base = storage + LineCode.temporaries
    storage.initialize(repeating: 0, count: count + LineCode.temporaries)
    for (index, value) in layout.initial.enumerated() { base[index] = value }
  }

  deinit {
    storage.deallocate()
  }

  subscript(_ index: Int) -> Double {
    get { base[index] }
    nonmutating set { base[index] = newValue }
  }

  /// The values of the layout's registers.
  var values: [Double] {
    get { Array(UnsafeBufferPointer(start: base, count: count)) }
    nonmutating set {
      for (index, value) in newValue.enumerated() { base[index] = value }
    }
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
          case .magnitude: Swift.abs(left)
          case .sign: left > 0 ? 1 : left < 0 ? -1 : left
          case .single: Double(Float(left))
          case .half: Self.half(left)
          case .whole: left.rounded()
          case .plus: left + right
          case .minus: left - right
          case .times: left * right
          case .dividedBy: left / right
          case .power: Self.power(left, right)
          case .maximum: Swift.max(left, right)
          case .minimum: Swift.min(left, right)
          }
      }
    }
  }

  private static func power(_ base: Double, _ exponent: Double) -> Double {
    if exponent == 2 { return base * base }
    if exponent == 1 { return base }
    return Glibc.pow(base, exponent)
  }

  /// Returns a number as half precision holds it: eleven binary digits.
  ///
  /// `Float16` is not available on every platform. Numbers below the smallest normal one have fewer
  /// digits; above the largest there is only infinity.
  private static func half(_ number: Double) -> Double {
    guard number.isFinite, number != 0 else { return number }
    let exponent = Swift.max(number.exponent, -14) - 10
    let unit = Double(sign: .plus, exponent: exponent, significand: 1)
    let rounded = (number / unit).rounded(.toNearestOrEven) * unit
    return Swift.abs(rounded) > 65504 ? number < 0 ? -.infinity : .infinity : rounded
  }
}

extension Registers {
  /// Sets the registers to what they are before the first step of a run.
  func begin(_ run: RuleRun, of code: RuleCode) {
    for (register, value) in zip(code.hyperparameters, run.hyperparameters) {
      self[register] = value
    }
    self[code.parameter] = run.start
    for register in code.intermediates { self[register] = 0 }
    for start in code.starts { self[start.register] = start.number }
  }

  /// Sets the registers that a step of a run is given.
  func enter(_ step: Int, of run: RuleRun, _ code: RuleCode) {
    self[code.input] = run.inputs[step]
    for (aggregate, register) in code.aggregates { self[register] = aggregate(run.allInputs[step]) }
    if step == 0 { start(code) }
  }

  /// Computes the starting values that depend on the first step's input.
  func start(_ code: RuleCode) {
    for start in code.starts { if let formula = start.formula { run(formula) } }
  }
}
