/// What one parameter did while a rule, or a program that should follow it, ran.
public struct RuleRun: Sendable {
  public let hyperparameters: [Double]
  public let start: Double
  /// The inputs of all parameters in each step.
  public let allInputs: [[Double]]
  /// The input of this parameter in each step.
  public let inputs: [Double]
  /// The parameter after each step, as it was observed. Where the program went on longer than is known,
  /// it may be shorter than `inputs`.
  public let observed: [Double]

  /// Creates a run of the only parameter.
  public init(hyperparameters: [Double], start: Double, inputs: [Double], observed: [Double]) {
    self.init(
      hyperparameters: hyperparameters, start: start, allInputs: inputs.map { [$0] }, index: 0,
      observed: observed)
  }

  /// Creates a run of one parameter among others.
  public init(
    hyperparameters: [Double], start: Double, allInputs: [[Double]], index: Int, observed: [Double]
  ) {
    self.hyperparameters = hyperparameters
    self.start = start
    self.allInputs = allInputs
    inputs = allInputs.map { $0[index] }
    self.observed = observed
  }
}

extension RuleRun {
  /// Whether a rule gives the observed values.
  ///
  /// - Parameters:
  ///   - rule: The rule.
  ///   - bound: The largest |actual − expected| / max(1, |expected|).
  /// - Returns: Whether all of them are near the rule's.
  public func follows(_ rule: Rule, within bound: Double) -> Bool {
    Trial(RuleCode(rule), [self], bound).agrees()
  }
}

extension Rule {
  /// Returns the only parameter after each step of a run.
  public func values(hyperparameters: [Double], start: Double, inputs: [Double]) -> [Double] {
    let runner = RuleRunner(self)
    var memory = runner.initialMemory(count: 1)
    var parameters = [start]
    return inputs.map { input in
      runner.step(
        &parameters, inputs: [input], hyperparameters: hyperparameters, memory: &memory)
      return parameters[0]
    }
  }
}

/// Runs a rule step by step.
public struct RuleRunner: Sendable {
  private let code: RuleCode

  public init(_ rule: Rule) {
    code = RuleCode(rule)
  }

  /// What the rule remembers between two steps.
  public struct Memory: Sendable {
    /// The states of each parameter in the rule's order, then the quantities that a step computes.
    public var states: [[Double]]
    var isFirst = true
  }

  /// Returns the memory before the first step of some parameters.
  public func initialMemory(count: Int) -> Memory {
    let states = code.starts.map(\.number) + code.intermediates.map { _ in 0 }
    return Memory(states: Array(repeating: states, count: count))
  }

  /// Makes one step for all parameters.
  ///
  /// - Parameters:
  ///   - parameters: The parameters, which are changed.
  ///   - inputs: The input of each parameter.
  ///   - values: The hyperparameters, in the rule's order.
  ///   - memory: The memory, which is changed.
  public func step(
    _ parameters: inout [Double], inputs: [Double], hyperparameters values: [Double],
    memory: inout Memory
  ) {
    let registers = Registers(code.layout)
    for (register, value) in zip(code.hyperparameters, values) { registers[register] = value }
    for (aggregate, register) in code.aggregates { registers[register] = aggregate(inputs) }
    for index in parameters.indices {
      registers[code.parameter] = parameters[index]
      registers[code.input] = inputs[index]
      for (register, state) in zip(code.remembered, memory.states[index]) {
        registers[register] = state
      }
      if memory.isFirst { registers.start(code) }
      for line in code.lines { registers.run(line) }
      for (place, register) in code.remembered.enumerated() {
        memory.states[index][place] = registers[register]
      }
      parameters[index] = registers[code.parameter]
    }
    memory.isFirst = false
  }
}
