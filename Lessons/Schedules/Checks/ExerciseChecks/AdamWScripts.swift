internal import Checking
internal import SchedulesKit

extension AdamWScript {
  /// A stream of given gradients, one for each step, each with an array for each tensor.
  static func stream(
    _ gradients: [[[Double]]], from starts: [[Double]], _ values: [Double],
    clears: Bool = true, areColumns: Bool = false
  ) -> AdamWScript {
    var operations: [Operation] = [
      .create(slot: 0, starts: starts, hyperparameters: values, areColumns: areColumns),
      .observeParameters(slot: 0),
    ]
    for gradient in gradients {
      operations += [
        .setGradients(slot: 0, gradient), .step(slot: 0), .observeParameters(slot: 0),
      ]
      if clears { operations.append(.zeroGradient(slot: 0)) }
    }
    return AdamWScript(operations)
  }

  /// One optimizer with the gradients of its steps.
  typealias Subject = (starts: [[Double]], values: [Double], gradients: [[[Double]]])

  /// Several optimizers, stepped in turn.
  static func interleaved(_ subjects: [Subject]) -> AdamWScript {
    var operations: [Operation] = subjects.enumerated().map { slot, subject in
      .create(slot: slot, starts: subject.starts, hyperparameters: subject.values)
    }
    for round in 0..<(subjects.map(\.gradients.count).max() ?? 0) {
      for (slot, subject) in subjects.enumerated() where round < subject.gradients.count {
        operations += [
          .setGradients(slot: slot, subject.gradients[round]), .step(slot: slot),
          .zeroGradient(slot: slot), .observeParameters(slot: slot),
        ]
      }
    }
    return AdamWScript(operations)
  }

  /// Observes the gradients after every call: creating an optimizer and stepping must not change
  /// them, and clearing must set them to zero.
  static func bookkeeping(from starts: [[Double]], _ values: [Double]) -> AdamWScript {
    AdamWScript([
      .create(slot: 0, starts: starts, hyperparameters: values),
      .observeParameters(slot: 0), .observeGradients(slot: 0),
      .backward(slot: 0), .observeGradients(slot: 0),
      .zeroGradient(slot: 0), .observeGradients(slot: 0), .observeParameters(slot: 0),
      .backward(slot: 0), .backward(slot: 0), .step(slot: 0),
      .observeParameters(slot: 0), .observeGradients(slot: 0),
      .zeroGradient(slot: 0), .observeGradients(slot: 0),
      // With a zero gradient, the averages and the parameters still change.
      .step(slot: 0), .observeParameters(slot: 0), .zeroGradient(slot: 0),
      .zeroGradient(slot: 0), .backward(slot: 0), .observeGradients(slot: 0),
      .step(slot: 0), .observeParameters(slot: 0), .step(slot: 0), .observeParameters(slot: 0),
      .zeroGradient(slot: 0), .observeGradients(slot: 0), .step(slot: 0),
      .observeParameters(slot: 0),
    ])
  }
}

extension SeededGenerator {
  /// Returns gradients of both signs, each between 0.1 and 10 times `scale`, for tensors of these
  /// sizes. With `zeros`, some numbers are zero.
  mutating func gradients(
    _ count: Int, sizes: [Int], scale: Double = 1, zeros: Bool = false
  ) -> [[[Double]]] {
    (0..<count).map { _ in
      sizes.map { size in
        (0..<size).map { _ in
          let length = scale * number(in: 0.1...10)
          let isPositive = next().isMultiple(of: 2)
          let isZero = number(in: 0...1) < 0.15
          return zeros && isZero ? 0 : isPositive ? length : -length
        }
      }
    }
  }

  /// Returns starting values for tensors of these sizes.
  mutating func starts(_ sizes: [Int], in range: ClosedRange<Double> = -3...3) -> [[Double]] {
    sizes.map { numbers($0, in: range) }
  }
}
