package import Autograd
package import Rules
internal import SchedulesKit

/// An optimizer of several tensors that steps by a rule, with changes around its steps.
package final class RuleOptimizer: Optimizer {
  private let parameters: [Tensor]
  private let values: [Double]
  private let runner: RuleRunner
  private let hooks: AdamWHooks
  private let shared: SharedMemory
  private var memories: [RuleRunner.Memory]
  private var steps = 0

  package convenience init(_ parameters: [Tensor], _ runner: RuleRunner, _ values: [Double]) {
    self.init(parameters, runner, values, hooks: AdamWHooks(), shared: SharedMemory())
  }

  init(
    _ parameters: [Tensor], _ runner: RuleRunner, _ values: [Double], hooks: AdamWHooks,
    shared: SharedMemory
  ) {
    self.parameters = parameters
    self.values = values
    self.runner = runner
    self.hooks = hooks
    self.shared = shared
    memories = parameters.map { runner.initialMemory(count: $0.count) }
    shared.begin(values, memories, hooks)
  }

  package func step() {
    shared.steps += 1
    steps = hooks.sharesStepCount ? shared.steps : steps + 1
    if hooks.sharesMemories { memories = shared.memories ?? memories }
    let values = hooks.sharesValues ? shared.values ?? values : values
    var common: RuleRunner.Memory?
    for (index, tensor) in parameters.enumerated() where hooks.updates(index, parameters.count) {
      var memory = memories[index]
      if hooks.sharesMemoryOfTensors, let common, common.states.count == tensor.count {
        memory = common
      }
      hooks.beforeTensor(&memory, index, steps, parameters.count)
      var numbers = tensor.scalars
      runner.step(
        &numbers, inputs: tensor.gradient.scalars, hyperparameters: values, memory: &memory)
      memories[index] = memory
      common = memory
      if hooks.changesParameters { tensor.scalars = numbers }
    }
    if hooks.sharesMemoryOfTensors, let common {
      for index in memories.indices where memories[index].states.count == common.states.count {
        memories[index] = common
      }
    }
    if hooks.sharesMemories { shared.memories = memories }
    if hooks.clearsAfterStep { zeroGradient() }
  }

  package func zeroGradient() {
    for (index, tensor) in parameters.enumerated() where hooks.clears(index, parameters.count) {
      tensor.zeroGradient()
    }
    if hooks.forgetsWhenCleared {
      memories = parameters.map { runner.initialMemory(count: $0.count) }
    }
  }
}

/// Changes around the steps of a rule, for mistakes that no formula says.
struct AdamWHooks: Sendable {
  /// Whether a tensor is updated, and whether its gradient is cleared, by its index and the count.
  var updates: @Sendable (_ tensor: Int, _ count: Int) -> Bool = { _, _ in true }
  var clears: @Sendable (_ tensor: Int, _ count: Int) -> Bool = { _, _ in true }
  /// What happens to a tensor's memory before its update.
  var beforeTensor:
    @Sendable (inout RuleRunner.Memory, _ tensor: Int, _ step: Int, _ count: Int) -> Void = {
      _, _, _, _ in
    }
  /// Whether all tensors of an optimizer have the same averages.
  var sharesMemoryOfTensors = false
  /// Whether all optimizers of a program have the same averages, or the same hyperparameters.
  var sharesMemories = false
  /// Whether all optimizers of a program raise the same count of steps.
  var sharesStepCount = false
  /// Whether the common averages begin anew where an optimizer is created.
  var replacesMemories = false
  var sharesValues = false
  var changesParameters = true
  var clearsAfterStep = false
  var forgetsWhenCleared = false
}

/// What static properties hold for all optimizers of a simulated program.
final class SharedMemory {
  fileprivate var steps = 0
  fileprivate var values: [Double]?
  fileprivate var memories: [RuleRunner.Memory]?

  /// Called when an optimizer is created.
  fileprivate func begin(
    _ values: [Double], _ memories: [RuleRunner.Memory], _ hooks: AdamWHooks
  ) {
    self.values = values
    // A program whose arrays have other sizes crashes, and another one goes on.
    let isOfOtherSize = self.memories?.map(\.states.count) != memories.map(\.states.count)
    if hooks.replacesMemories || isOfOtherSize { self.memories = nil }
  }
}
