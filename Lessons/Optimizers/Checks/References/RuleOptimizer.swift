package import Autograd
internal import OptimizersKit
package import Rules

/// An optimizer that steps by a rule, with changes around its steps.
package final class RuleOptimizer: Optimizer {
  private let parameters: Tensor
  private let values: [Double]
  private let runner: RuleRunner
  /// The rule of all parameters but the first; nil where they have the same.
  private let others: RuleRunner?
  private let hooks: Hooks
  private let shared: SharedMembers
  private var memory: RuleRunner.Memory
  private var otherMemory: RuleRunner.Memory?
  private let start: [Double]
  private var previousGradient: [Double]?
  private var steps = 0
  private var clearings = 0

  package convenience init(_ parameters: Tensor, _ runner: RuleRunner, _ values: [Double]) {
    self.init(parameters, runner, values, hooks: Hooks())
  }

  init(
    _ parameters: Tensor, _ runner: RuleRunner, _ values: [Double], others: RuleRunner? = nil,
    hooks: Hooks, shared: SharedMembers = SharedMembers()
  ) {
    self.parameters = parameters
    self.values = values
    self.runner = runner
    self.others = others
    self.hooks = hooks
    self.shared = shared
    start = parameters.scalars
    memory = runner.initialMemory(count: start.count)
    otherMemory = others?.initialMemory(count: start.count)
    shared.begin(hooks.sharing, parameters, values)
  }

  private var situation: Hooks.Situation {
    .init(
      start: start, parameters: parameters.scalars, gradient: parameters.gradient.scalars,
      previousGradient: previousGradient, step: steps, clearings: clearings)
  }

  package func step() {
    steps += 1
    let now = situation
    defer { previousGradient = now.gradient }
    if hooks.skips(now) { return }
    update(now)
    hooks.afterStep(parameters, values)
  }

  private func update(_ now: Hooks.Situation) {
    let parameters = shared.parameters ?? parameters
    if hooks.forgets(now) { memory = runner.initialMemory(count: start.count) }
    hooks.beforeStep(&memory, now)
    shared.restore(&memory)
    let before = parameters.scalars
    var moved = before
    let gradient = hooks.gradient(parameters.gradient.scalars)
    let values = shared.values ?? values
    runner.step(&moved, inputs: gradient, hyperparameters: values, memory: &memory)
    if let others, var otherMemory {
      var rest = before
      others.step(&rest, inputs: gradient, hyperparameters: values, memory: &otherMemory)
      self.otherMemory = otherMemory
      moved = Array(moved.prefix(1) + rest.dropFirst())
    }
    shared.keep(memory)
    withoutGradient { parameters.scalars = hooks.moved(moved, before, now) }
  }

  package func zeroGradient() {
    clearings += 1
    for action in hooks.zeroing { perform(action) }
  }

  private func perform(_ action: Hooks.ZeroGradientAction) {
    let parameters = shared.parameters ?? parameters
    switch action {
    case .clear: parameters.zeroGradient()
    case .clearBeforeFirstStep: if steps == 0 { parameters.zeroGradient() }
    case .clearFirst: parameters.gradient[0] = 0
    case .clearLast: parameters.gradient[parameters.count - 1] = 0
    case .setOnes: parameters.gradient = .ones(like: parameters)
    case .clearParameters: parameters.scalars = parameters.scalars.map { _ in 0 }
    case .forget: memory = runner.initialMemory(count: start.count)
    case .step: update(situation)
    }
  }
}
