internal import Autograd
internal import Rules

/// Changes around the steps of a rule, for mistakes that no formula says.
struct Hooks: Sendable {
  /// What a program can see at a step.
  struct Situation {
    let start: [Double]
    let parameters: [Double]
    let gradient: [Double]
    let previousGradient: [Double]?
    /// Counted from 1.
    let step: Int
    /// How often `zeroGradient()` was called.
    let clearings: Int

    /// The Euclidean length of the gradient.
    var length: Double { gradient.reduce(0) { $0 + $1 * $1 }.squareRoot() }
  }

  /// What a call of `zeroGradient()` does.
  enum ZeroGradientAction {
    case clear, clearBeforeFirstStep, clearFirst, clearLast, setOnes, clearParameters, forget, step
  }

  /// Whether a step is left out.
  var skips: @Sendable (Situation) -> Bool = { _ in false }
  /// Whether all that is remembered is forgotten before a step.
  var forgets: @Sendable (Situation) -> Bool = { _ in false }
  /// What happens to the memory before a step.
  var beforeStep: @Sendable (inout RuleRunner.Memory, Situation) -> Void = { _, _ in }
  /// The gradient that the rule is given.
  var gradient: @Sendable (_ gradient: [Double]) -> [Double] = { $0 }
  /// The parameters after a step.
  var moved: @Sendable (_ moved: [Double], _ before: [Double], Situation) -> [Double] = {
    moved, _, _ in moved
  }
  /// What else `step()` does, given the parameters and the hyperparameters.
  var afterStep: @Sendable (Tensor, _ values: [Double]) -> Void = { _, _ in }
  /// What `zeroGradient()` does, in order.
  var zeroing: [ZeroGradientAction] = [.clear]
  /// What all optimizers of a program have in common.
  var sharing: Sharing?
  /// Whether the changes matter only to an optimizer that remembers something.
  var concernsMemory = false
}

/// What a static property holds for all optimizers of a program.
enum Sharing: Sendable {
  case hyperparameters
  case parameters
  /// The memory, or some of a rule's states by their indices. It can be replaced when an optimizer is
  /// created.
  case memory(states: Set<Int>?, isReplaced: Bool)
}

/// The static properties of a simulated program.
final class SharedMembers {
  private(set) var values: [Double]?
  private(set) var parameters: Tensor?
  private var memory: RuleRunner.Memory?
  private var states: Set<Int>?
  private var isMemory = false

  /// Called when an optimizer is created.
  func begin(_ sharing: Sharing?, _ parameters: Tensor, _ values: [Double]) {
    switch sharing {
    case nil: break
    case .hyperparameters: self.values = values
    case .parameters: self.parameters = parameters
    case .memory(let states, let isReplaced):
      isMemory = true
      self.states = states
      // Where the number of parameters differs, a program crashes, and another one goes on.
      let isOfOtherSize = states == nil && memory?.states.count != parameters.count
      if isReplaced || isOfOtherSize { memory = nil }
    }
  }

  /// Called before a step.
  func restore(_ memory: inout RuleRunner.Memory) {
    guard let shared = self.memory, let first = shared.states.first else { return }
    guard let states else {
      memory = shared
      return
    }
    for index in memory.states.indices {
      for state in states { memory.states[index][state] = first[state] }
    }
  }

  /// Called after a step.
  func keep(_ memory: RuleRunner.Memory) {
    if isMemory { self.memory = memory }
  }
}
