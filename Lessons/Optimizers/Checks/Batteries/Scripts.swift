internal import Checking
internal import OptimizersKit

extension OptimizerScript {
  /// The training loop on one objective, looked at after every step.
  static func descent(
    _ objective: Objective, from start: [Double], _ values: [Double], steps: Int
  ) -> OptimizerScript {
    var operations: [Operation] = [.create(slot: 0, start: start, hyperparameters: values)]
    for _ in 0..<steps {
      operations += [
        .backward(slot: 0, objective), .step(slot: 0), .observeParameters(slot: 0),
        .zeroGradient(slot: 0),
      ]
    }
    return OptimizerScript(operations)
  }

  /// A stream of given gradients, one for each step.
  static func stream(
    _ gradients: [[Double]], from start: [Double], _ values: [Double]
  ) -> OptimizerScript {
    var operations: [Operation] = [
      .create(slot: 0, start: start, hyperparameters: values), .observeParameters(slot: 0),
    ]
    for gradient in gradients {
      operations += [
        .setGradient(slot: 0, gradient), .step(slot: 0), .observeParameters(slot: 0),
        .zeroGradient(slot: 0),
      ]
    }
    return OptimizerScript(operations)
  }

  /// Several optimizers, stepped in turn with gradients of their own; what is in `released` goes away
  /// before the second half.
  static func interleaved(
    _ subjects: [(start: [Double], values: [Double], gradients: [[Double]])], released: Set<Int> = []
  ) -> OptimizerScript {
    var operations: [Operation] = subjects.enumerated().map { slot, subject in
      .create(slot: slot, start: subject.start, hyperparameters: subject.values)
    }
    let rounds = subjects.map(\.gradients.count).max() ?? 0
    for round in 0..<rounds {
      if round == rounds / 2 { operations += released.sorted().map { .release(slot: $0) } }
      for (slot, subject) in subjects.enumerated() where round < subject.gradients.count {
        operations += [
          .setGradient(slot: slot, subject.gradients[round]), .step(slot: slot),
          .zeroGradient(slot: slot),
        ]
      }
      for slot in subjects.indices { operations.append(.observeParameters(slot: slot)) }
    }
    return OptimizerScript(operations)
  }

  /// What an optimizer does to the gradient: nothing when it is made, and nothing but clearing it
  /// when it is told to.
  static func bookkeeping(
    _ objective: Objective, from start: [Double], _ values: [Double]
  ) -> OptimizerScript {
    OptimizerScript([
      .create(slot: 0, start: start, hyperparameters: values),
      .observeParameters(slot: 0), .observeGradient(slot: 0),
      .backward(slot: 0, objective), .observeGradient(slot: 0),
      .zeroGradient(slot: 0), .observeGradient(slot: 0), .observeParameters(slot: 0),
      // Two passes before one step: their gradients add up.
      .backward(slot: 0, objective), .backward(slot: 0, objective), .step(slot: 0),
      .observeParameters(slot: 0), .zeroGradient(slot: 0), .observeGradient(slot: 0),
      // Without a gradient, what is remembered goes on.
      .step(slot: 0), .observeParameters(slot: 0), .zeroGradient(slot: 0),
      .zeroGradient(slot: 0), .backward(slot: 0, objective), .observeGradient(slot: 0),
      .step(slot: 0), .observeParameters(slot: 0), .zeroGradient(slot: 0), .step(slot: 0),
      .observeParameters(slot: 0),
    ])
  }
}

extension SeededGenerator {
  /// Returns gradients of both signs, each of its own size within two orders of magnitude of `scale`,
  /// and here and there exactly zero.
  mutating func gradients(_ count: Int, dimension: Int, scale: Double) -> [[Double]] {
    (0..<count).map { step in
      (0..<dimension).map { _ in
        if step > 0 && number(in: 0...1) < 0.05 { return 0 }
        let size = scale * number(in: 0.1...10)
        return next().isMultiple(of: 2) ? size : -size
      }
    }
  }
}
