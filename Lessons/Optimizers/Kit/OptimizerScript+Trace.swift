package import Autograd
package import Observations

extension OptimizerScript {
  /// Carries out the script with optimizers that `make` creates, and returns the observations.
  ///
  /// The child calls it with a submission's type and the judge with a reference.
  package func trace(
    make: (_ parameters: Tensor, _ hyperparameters: [Double]) -> any Optimizer
  ) -> Trace {
    var subjects: [Int: Subject] = [:]
    var trace = Trace()
    for operation in operations {
      switch operation {
      case .create(let slot, let start, let hyperparameters, let isColumn):
        subjects[slot] = nil
        let shape = isColumn ? [start.count, 1] : [start.count]
        let parameters = Tensor(start, shape: shape, requiresGradient: true)
        subjects[slot] = Subject(parameters, make(parameters, hyperparameters))
      case .release(let slot):
        subjects[slot] = nil
      case .setGradient(let slot, let gradient):
        subjects[slot]?.parameters.gradient.scalars = gradient
      case .backward(let slot, let objective):
        if let subject = subjects[slot] { objective.loss(subject.parameters).backward() }
      case .step(let slot):
        subjects[slot]?.optimizer.step()
        subjects[slot]?.steps += 1
      case .zeroGradient(let slot):
        subjects[slot]?.optimizer.zeroGradient()
      case .observeParameters(let slot):
        trace.rows += subjects[slot].map { [$0.row("parameters", $0.parameters, slot)] } ?? []
      case .observeGradient(let slot):
        trace.rows +=
          subjects[slot].map { [$0.row("gradient", $0.parameters.gradient, slot)] } ?? []
      }
    }
    return trace
  }
}

/// Parameters, their optimizer, and the number of its steps so far.
private struct Subject {
  let parameters: Tensor
  let optimizer: any Optimizer
  var steps = 0

  init(_ parameters: Tensor, _ optimizer: any Optimizer) {
    self.parameters = parameters
    self.optimizer = optimizer
  }

  /// Returns a row of a tensor's numbers. Its label names the optimizer, except for the first one.
  func row(_ label: String, _ tensor: Tensor, _ slot: Int) -> Trace.Row {
    let owner = slot == 0 ? "" : " of optimizer \(slot + 1)"
    return Trace.Row("the \(label)\(owner)", number: steps, tensor.scalars)
  }
}
