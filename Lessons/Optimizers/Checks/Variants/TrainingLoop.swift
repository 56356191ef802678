internal import Autograd
internal import Checking
package import Observations
package import OptimizersKit
package import Rules

/// The lesson's training loop as a procedure.
package enum TrainingLoop {
  package static let record = Action("record", "records the parameters")
  package static let loss = Action("loss", "computes the loss")
  package static let backward = Action("backward", "calls backward()")
  package static let step = Action("step", "calls the optimizer’s step()")
  package static let clear = Action("clear", "clears the gradient")

  package static let procedure = Procedure([record, loss, backward, step, clear])

  /// The lesson's loop, and one that does the same.
  static let accepted = [procedure, Procedure([clear, record, loss, backward, step])]

  static func variant(
    _ id: String, _ sentence: String, _ procedure: Procedure, _ effects: LoopEffects = [:]
  ) -> Variant<LoopScript> {
    Variant("training-loop.\(id)", sentence) { script in
      try script.trace(effects) { _ in procedure }
    }
  }
}

/// What actions do that are not among the lesson's.
package typealias LoopEffects = [Action: @Sendable (inout RunningLoop) throws -> Void]

extension LoopScript {
  /// Runs procedures as training loops.
  ///
  /// - Throws: ``RunningLoop/Trap`` where a program that does the same is ended by a trap.
  package func trace(
    _ effects: LoopEffects = [:], of procedure: (_ run: Int) -> Procedure
  ) throws -> Trace {
    var trap: (any Error)?
    var run = 0
    let trace = trace { loss, parameters, optimizer, steps in
      withoutActuallyEscaping(loss) { loss in
        var loop = RunningLoop(
          loss: loss, parameters: parameters, optimizer: optimizer, steps: steps,
          start: parameters.scalars)
        do {
          try procedure(run).run(asked: steps) { try loop.perform($0, effects) }
        } catch {
          trap = error
        }
        run += 1
        return loop.rows
      }
    }
    if let trap { throw trap }
    return trace
  }
}

/// A training loop while it runs.
package struct RunningLoop {
  struct Trap: Error {}

  let loss: (Tensor) -> Tensor
  let parameters: Tensor
  let optimizer: any Optimizer
  let steps: Int
  /// The parameters before the loop.
  let start: [Double]
  var rows: [Tensor] = []
  /// The computed loss, until it is differentiated or the parameters change.
  var value: Tensor?

  mutating func perform(_ action: Action, _ effects: LoopEffects) throws {
    switch action {
    case TrainingLoop.record: rows.append(parameters.detached())
    case TrainingLoop.loss: value = loss(parameters)
    case TrainingLoop.backward:
      guard let value else { throw Trap() }
      value.backward()
      self.value = nil
    case TrainingLoop.step:
      value = nil
      optimizer.step()
    case TrainingLoop.clear: optimizer.zeroGradient()
    default: try effects[action]?(&self)
    }
  }

  /// Changes the gradient.
  func see(_ change: (_ gradient: [Double]) -> [Double]) {
    parameters.gradient.scalars = change(parameters.gradient.scalars)
  }

  /// Changes the parameters.
  mutating func move(_ change: (_ parameters: [Double]) -> [Double]) {
    value = nil
    parameters.scalars = change(parameters.scalars)
  }

  /// Steps along the gradient without the optimizer.
  mutating func descend(_ rate: Double) {
    value = nil
    withoutGradient { parameters -= rate * parameters.gradient }
  }
}
