package import Autograd
package import Observations

/// A scenario for AdamW: operations on one or more optimizers, and observations.
///
/// Each optimizer has a slot, so that several can exist at once, and each has one or more tensors.
package struct AdamWScript: Equatable, Sendable {
  package enum Operation: Equatable, Sendable {
    /// Creates tensors and an optimizer for them. The optimizer that was in the slot is released.
    ///
    /// A tensor has the shape [n] or, with `areColumns`, [n, 1].
    case create(
      slot: Int, starts: [[Double]], hyperparameters: [Double], areColumns: Bool = false)
    case release(slot: Int)
    /// Sets the gradients of the tensors.
    case setGradients(slot: Int, [[Double]])
    /// Adds the gradient of the sum of all squares.
    case backward(slot: Int)
    case step(slot: Int)
    case zeroGradient(slot: Int)
    case observeParameters(slot: Int)
    case observeGradients(slot: Int)
  }

  package var operations: [Operation]

  package init(_ operations: [Operation]) {
    self.operations = operations
  }

  /// The labels of the rows of the first optimizer's tensors, counted from 1.
  package enum Label {
    package static func parameters(_ tensor: Int) -> String { "the parameters of tensor \(tensor)" }
    package static func gradient(_ tensor: Int) -> String { "the gradient of tensor \(tensor)" }
  }

  /// Carries out the script with optimizers that `make` creates, and returns the observations. The
  /// rows are numbered by the optimizer's steps.
  package func trace(
    make: (_ parameters: [Tensor], _ hyperparameters: [Double]) -> any Optimizer
  ) -> Trace {
    var subjects: [Int: Subject] = [:]
    var trace = Trace()
    for operation in operations {
      switch operation {
      case .create(let slot, let starts, let hyperparameters, let areColumns):
        subjects[slot] = nil
        let tensors = starts.map { start in
          Tensor(
            start, shape: areColumns ? [start.count, 1] : [start.count], requiresGradient: true)
        }
        subjects[slot] = Subject(tensors, make(tensors, hyperparameters))
      case .release(let slot): subjects[slot] = nil
      case .setGradients(let slot, let gradients):
        for (tensor, gradient) in zip(subjects[slot]?.tensors ?? [], gradients) {
          tensor.gradient.scalars = gradient
        }
      case .backward(let slot):
        for tensor in subjects[slot]?.tensors ?? [] { (tensor * tensor).sum().backward() }
      case .step(let slot):
        subjects[slot]?.optimizer.step()
        subjects[slot]?.steps += 1
      case .zeroGradient(let slot): subjects[slot]?.optimizer.zeroGradient()
      case .observeParameters(let slot):
        trace.rows += subjects[slot]?.rows(slot, Label.parameters, \.scalars) ?? []
      case .observeGradients(let slot):
        trace.rows += subjects[slot]?.rows(slot, Label.gradient, \.gradient.scalars) ?? []
      }
    }
    return trace
  }
}

/// Tensors, their optimizer, and the number of its steps so far.
private struct Subject {
  let tensors: [Tensor]
  let optimizer: any Optimizer
  var steps = 0

  init(_ tensors: [Tensor], _ optimizer: any Optimizer) {
    self.tensors = tensors
    self.optimizer = optimizer
  }

  /// Returns a row for each tensor. Its label names the optimizer, except for the first one.
  func rows(
    _ slot: Int, _ label: (_ tensor: Int) -> String, _ numbers: (Tensor) -> [Double]
  ) -> [Trace.Row] {
    let owner = slot == 0 ? "" : " of optimizer \(slot + 1)"
    return tensors.enumerated().map { index, tensor in
      Trace.Row("\(label(index + 1))\(owner)", number: steps, numbers(tensor))
    }
  }
}
