/// A rule for one number at a time, with a few numbers of memory: what most mistakes are.
struct ScalarRule: OptimizerRule {
  /// What one step sees of one parameter.
  struct Input {
    let parameter: Double
    let gradient: Double
    /// Counted from 1.
    let step: Int
    /// Which parameter it is.
    let index: Int
    /// The gradients of all parameters.
    let gradients: [Double]
  }

  /// The memory of one parameter, all zeros before the first step.
  struct Memory: Sendable {
    var first = 0.0
    var second = 0.0
    var third = 0.0
  }

  /// Returns what is subtracted from the parameter.
  let change: @Sendable (Input, inout Memory) -> Double

  init(_ change: @escaping @Sendable (Input, inout Memory) -> Double) {
    self.change = change
  }

  struct State: Sendable {
    var step = 0
    var memory: [Memory]
  }

  func initialState(count: Int) -> State {
    State(memory: Array(repeating: Memory(), count: count))
  }

  func step(
    _ parameters: [Double], gradient: [Double], state: State
  ) -> (parameters: [Double], state: State) {
    var state = state
    state.step += 1
    let moved = parameters.indices.map { index in
      let input = Input(
        parameter: parameters[index], gradient: gradient[index], step: state.step, index: index,
        gradients: gradient)
      return parameters[index] - change(input, &state.memory[index])
    }
    return (moved, state)
  }
}

extension ScalarRule.Input {
  /// The mean of the squares of all parameters' gradients.
  var meanSquare: Double { squaredLength / Double(gradients.count) }
  var squaredLength: Double { gradients.reduce(0) { $0 + $1 * $1 } }
}
