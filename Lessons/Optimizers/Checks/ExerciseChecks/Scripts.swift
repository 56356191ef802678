internal import Checking
internal import OptimizersKit

extension OptimizerScript {
  /// When in a turn the gradient is cleared. Where every step is given its gradient, it makes no
  /// difference to who is right.
  enum Clearing: CaseIterable {
    case afterStep, never, beforeGradient
  }

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
    _ gradients: [[Double]], from start: [Double], _ values: [Double],
    clearing: Clearing = .afterStep, observesGradient: Bool = false, isColumn: Bool = false
  ) -> OptimizerScript {
    var operations: [Operation] = [
      .create(slot: 0, start: start, hyperparameters: values, isColumn: isColumn),
      .observeParameters(slot: 0),
    ]
    for gradient in gradients {
      if clearing == .beforeGradient { operations.append(.zeroGradient(slot: 0)) }
      operations += [
        .setGradient(slot: 0, gradient), .step(slot: 0), .observeParameters(slot: 0),
      ]
      if observesGradient { operations.append(.observeGradient(slot: 0)) }
      if clearing == .afterStep { operations.append(.zeroGradient(slot: 0)) }
      if observesGradient { operations.append(.observeGradient(slot: 0)) }
    }
    return OptimizerScript(operations)
  }

  /// One optimizer to be made and stepped with gradients of its own.
  typealias Subject = (start: [Double], values: [Double], gradients: [[Double]])

  /// Several optimizers, stepped in turn; what is in `released` goes away before the second half.
  static func interleaved(
    _ subjects: [Subject], released: Set<Int> = []
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

  /// Several optimizers, each made when the one before is gone: what it is made of may then lie where
  /// the other's lay.
  static func oneAfterAnother(_ subjects: [Subject]) -> OptimizerScript {
    OptimizerScript(
      subjects.flatMap { subject in
        stream(subject.gradients, from: subject.start, subject.values).operations
      })
  }

  /// What an optimizer does to the gradient: nothing when it is made, nothing when it steps, and
  /// nothing but clearing it when it is told to.
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
      .observeParameters(slot: 0), .observeGradient(slot: 0),
      .zeroGradient(slot: 0), .observeGradient(slot: 0),
      // Without a gradient, what is remembered goes on.
      .step(slot: 0), .observeParameters(slot: 0), .zeroGradient(slot: 0),
      .zeroGradient(slot: 0), .backward(slot: 0, objective), .observeGradient(slot: 0),
      // Two steps with the same gradient.
      .step(slot: 0), .observeParameters(slot: 0), .step(slot: 0), .observeParameters(slot: 0),
      .zeroGradient(slot: 0), .observeGradient(slot: 0), .step(slot: 0),
      .observeParameters(slot: 0),
    ])
  }
}

extension SeededGenerator {
  /// Returns gradients of both signs, each of its own size within two orders of magnitude of `scale`,
  /// and, with `zeros`, here and there exactly zero: one number, or all of a step.
  mutating func gradients(
    _ count: Int, dimension: Int, scale: Double, zeros: Bool = true
  ) -> [[Double]] {
    (0..<count).map { step in
      let isSilent = zeros && step > 0 && number(in: 0...1) < 0.1
      return (0..<dimension).map { index in
        let isZero = isSilent || (step == 0 && index == 1) || number(in: 0...1) < 0.05
        let size = scale * number(in: 0.1...10)
        return zeros && isZero ? 0 : next().isMultiple(of: 2) ? size : -size
      }
    }
  }
}
