internal import Checking
internal import OptimizersKit

extension OptimizerScript {
  /// When the gradient is cleared. It makes no difference to a correct optimizer whose gradient is set
  /// before every step.
  enum Clearing: CaseIterable {
    case afterStep, never, beforeGradient
  }

  /// The training loop on one objective, observed after every step.
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

  /// One optimizer with the gradients of its steps.
  typealias Subject = (start: [Double], values: [Double], gradients: [[Double]])

  /// Several optimizers, stepped in turn. Those in `released` are released before the second half.
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

  /// Several optimizers, each created after the one before was released, so that its memory can have
  /// the same address.
  static func oneAfterAnother(_ subjects: [Subject]) -> OptimizerScript {
    OptimizerScript(
      subjects.flatMap { subject in
        stream(subject.gradients, from: subject.start, subject.values).operations
      })
  }

  /// Observes the gradient after every call: creating an optimizer and stepping must not change it, and
  /// clearing must only set it to zero.
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
      // With a zero gradient, the averages still change.
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
  /// Returns gradients of both signs, each between 0.1 and 10 times `scale`. With `zeros`, some numbers
  /// and some whole gradients are zero.
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
