import Autograd
import Checking
import Observations
import Rules
import SchedulesChecks
import SchedulesKit
import Testing

/// The references against PyTorch's own numbers, to 1e-12.
@Suite struct ReferenceTests {
  private func expectNear(
    _ ours: [Double], _ recorded: [Double], _ place: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(ours.count == recorded.count, "\(place)", sourceLocation: sourceLocation)
    let deviation = zip(ours, recorded).map { Tolerance.deviation(of: $0, from: $1) }.max() ?? 0
    #expect(
      deviation <= 1e-12, "\(place): \(ours) against \(recorded)", sourceLocation: sourceLocation)
  }

  @Test("The recording holds runs of each kind")
  func recording() {
    let recorded = TorchSchedules.recorded
    #expect(recorded.adamw.count == 10 && recorded.clip.count == 12)
    #expect(recorded.cosine.count == 6 && recorded.multistep.count == 6)
    #expect(recorded.scheduled.count == 6)
  }

  @Test("AdamW walks PyTorch's path", arguments: TorchSchedules.recorded.adamw.indices)
  func adamW(_ index: Int) throws {
    let run = TorchSchedules.recorded.adamw[index]
    let tensors = run.start.map { Tensor($0, requiresGradient: true) }
    let optimizer = RuleOptimizer(
      tensors, RuleRunner(AdamWRules.decayFirst),
      [run.lr, run.beta1, run.beta2, run.eps, run.weightDecay])
    try #require(run.rows.count == run.gradients.count || run.rows.count == run.gradients.count + 1)
    let rows = run.rows.suffix(run.gradients.count)
    for (step, (gradients, row)) in zip(run.gradients, rows).enumerated() {
      for (tensor, gradient) in zip(tensors, gradients) { tensor.gradient.scalars = gradient }
      optimizer.step()
      expectNear(tensors.flatMap(\.scalars), row.flatMap(\.self), "step \(step + 1)")
    }
  }

  @Test(
    "Clipping gives PyTorch's norm and gradients", arguments: TorchSchedules.recorded.clip.indices)
  func clipping(_ index: Int) {
    let run = TorchSchedules.recorded.clip[index]
    let script = ClipScript(
      run.gradients.map {
        .init(shape: [$0.count], values: $0.map { _ in 0 }, gradient: $0)
      }, maxima: [run.maximum])
    let rows = Clipping.offset.trace(of: script).rows.map(\.values)
    expectNear(rows[0], [run.norm], "the norm")
    for (tensor, clipped) in run.clipped.enumerated() {
      expectNear(rows[1 + tensor], clipped, "tensor \(tensor + 1)")
    }
  }

  @Test("The cosine gives PyTorch's rates", arguments: TorchSchedules.recorded.cosine.indices)
  func cosine(_ index: Int) {
    let run = TorchSchedules.recorded.cosine[index]
    let rates = run.rates.indices.map {
      CosineCall(
        step: $0, peak: run.peak, floor: run.floor, warmup: run.warmup, total: run.total
      ).rate
    }
    expectNear(rates, run.rates, "the rates")
  }

  @Test("Step decay gives PyTorch's rates", arguments: TorchSchedules.recorded.multistep.indices)
  func stepDecay(_ index: Int) {
    let run = TorchSchedules.recorded.multistep[index]
    let rates = run.rates.indices.map {
      StepDecayCall(step: $0, base: run.base, factor: run.factor, milestones: run.milestones).rate
    }
    expectNear(rates, run.rates, "the rates")
  }

  @Test(
    "Optimizers under a cosine walk PyTorch's path",
    arguments: TorchSchedules.recorded.scheduled.indices)
  func scheduled(_ index: Int) throws {
    let run = TorchSchedules.recorded.scheduled[index]
    let rule = try #require(Self.rules[run.optimizer])
    let runner = RuleRunner(rule)
    var memory = runner.initialMemory(count: run.start.count)
    var numbers = run.start
    for step in 0..<run.total {
      let parameters = Tensor(numbers, requiresGradient: true)
      let loss = banana(parameters)
      expectNear([loss.item], [run.losses[step]], "the loss before step \(step)")
      loss.backward()
      let rate = CosineCall(step: step, peak: run.base, floor: 0, warmup: 0, total: run.total).rate
      runner.step(
        &numbers, inputs: parameters.gradient.scalars,
        hyperparameters: [rate, 0.9, 0.999, 1e-8, 0], memory: &memory)
      expectNear(numbers, run.rows[step + 1], "after step \(step)")
    }
  }

  private static let rules: [String: Rule] = {
    let rate = Symbol("α", .hyperparameter)
    let gradient = Symbol("g", .input)
    let parameter = Symbol("θ", .parameter)
    let velocity = Symbol("v", .state)
    return [
      "SGD": Rule(hyperparameters: [rate], input: gradient, parameter: parameter) {
        parameter ← parameter - rate * gradient
      },
      "Momentum": Rule(
        hyperparameters: [rate], input: gradient, parameter: parameter, states: [State(velocity)]
      ) {
        velocity ← 0.9 * velocity + gradient
        parameter ← parameter - rate * velocity
      },
      "Adam": AdamWRules.decayFirst,
    ]
  }()
}
