/// What one parameter did while a rule, or a program that should follow it, ran.
public struct RuleRun: Sendable {
  public let hyperparameters: [Double]
  public let start: Double
  /// The input of each step.
  public let inputs: [Double]
  /// The parameter after each step, as it was observed. Where the program went on longer than is known,
  /// it may be shorter than `inputs`.
  public let observed: [Double]

  public init(hyperparameters: [Double], start: Double, inputs: [Double], observed: [Double]) {
    self.hyperparameters = hyperparameters
    self.start = start
    self.inputs = inputs
    self.observed = observed
  }
}

extension Rule {
  /// Returns the parameter after each step of a run.
  public func values(hyperparameters: [Double], start: Double, inputs: [Double]) -> [Double] {
    RuleRunner(self).values(hyperparameters: hyperparameters, start: start, inputs: inputs)
  }
}

/// Runs a rule step by step, for one parameter.
public struct RuleRunner: Sendable {
  private let layout: RegisterLayout
  private let lines: [LineCode]
  private let starts: [StartCode]
  private let hyperparameters: [Int]
  private let input: Int
  private let parameter: Int

  public init(_ rule: Rule) {
    var layout = RegisterLayout(of: rule)
    lines = rule.assignments.map { LineCode($0, in: &layout) }
    starts = rule.states.map { StartCode($0.quantity, $0.start, in: &layout) }
    hyperparameters = rule.hyperparameters.map { layout.indices[$0] ?? 0 }
    input = layout.indices[rule.input] ?? 0
    parameter = layout.indices[rule.parameter] ?? 0
    self.layout = layout
  }

  /// What the rule remembers of one parameter between two steps.
  public struct Memory: Sendable {
    var states: [Double]
    var isFirst = true
  }

  public var initialMemory: Memory { Memory(states: starts.map(\.number)) }

  /// Returns the parameter after each step of a run.
  public func values(
    hyperparameters values: [Double], start: Double, inputs: [Double]
  ) -> [Double] {
    let registers = Registers(layout)
    for (register, value) in zip(hyperparameters, values) { registers[register] = value }
    registers[parameter] = start
    for start in starts { registers[start.register] = start.number }
    return inputs.enumerated().map { index, value in
      registers[input] = value
      if index == 0 { for start in starts { if let code = start.formula { registers.run(code) } } }
      for line in lines { registers.run(line) }
      return registers[parameter]
    }
  }

  /// Makes one step for one parameter.
  public func step(
    _ value: Double, input inputValue: Double, hyperparameters values: [Double],
    memory: inout Memory
  ) -> Double {
    let registers = Registers(layout)
    for (register, value) in zip(hyperparameters, values) { registers[register] = value }
    registers[parameter] = value
    registers[input] = inputValue
    for (start, state) in zip(starts, memory.states) { registers[start.register] = state }
    if memory.isFirst {
      for start in starts { if let code = start.formula { registers.run(code) } }
    }
    for line in lines { registers.run(line) }
    memory.isFirst = false
    memory.states = starts.map { registers[$0.register] }
    return registers[parameter]
  }
}
