internal import Autograd
internal import Checking
package import Observations
internal import Rules
package import SchedulesKit

/// The lesson's accumulated step as a procedure: a turn for each micro-batch, and the step after the
/// loop.
package enum Accumulating {
  static let loss = Action("loss", "computes a loss")
  static let backward = Action("backward", "calls backward() on its share")
  static let step = Action("step", "calls the optimizer’s step()")
  static let clear = Action("clear", "clears the gradient")

  static let procedure = Procedure([loss, backward], after: [step, clear])

  /// The lesson's procedure.
  package static func trace(_ script: AccumulationScript) throws -> Trace {
    try trace(script, procedure)
  }

  /// Carries out a procedure on a script.
  ///
  /// - Parameters:
  ///   - script: The script.
  ///   - procedure: The actions.
  ///   - weight: By what a micro-batch's loss is multiplied, by its index and their count.
  ///   - effects: What other actions do.
  /// - Returns: What is observed.
  /// - Throws: ``Trap`` where a program that does the same is ended by a trap.
  static func trace(
    _ script: AccumulationScript, _ procedure: Procedure,
    weight: (_ index: Int, _ count: Int) -> Double = { 1 / Double($1) },
    effects: [Action: @Sendable (inout RunningAccumulation) -> Void] = [:]
  ) throws -> Trace {
    var trap: (any Error)?
    let trace = script.trace { losses, parameters, optimizer in
      var running = RunningAccumulation(
        losses: losses, parameters: parameters, optimizer: optimizer)
      do {
        try procedure.run(asked: losses.count) { action, turn in
          running.turn = turn
          try running.perform(action, weight(turn, losses.count), effects)
        }
      } catch {
        trap = error
      }
    }
    if let trap { throw trap }
    return trace
  }
}

/// An accumulated step while it runs.
struct RunningAccumulation {
  struct Trap: Error {}

  let losses: [(Tensor) -> Tensor]
  let parameters: Tensor
  let optimizer: any Optimizer
  var turn = 0
  private var value: Tensor?

  init(losses: [(Tensor) -> Tensor], parameters: Tensor, optimizer: any Optimizer) {
    self.losses = losses
    self.parameters = parameters
    self.optimizer = optimizer
  }

  mutating func perform(
    _ action: Action, _ weight: Double,
    _ effects: [Action: @Sendable (inout RunningAccumulation) -> Void]
  ) throws {
    switch action {
    case Accumulating.loss:
      guard losses.indices.contains(turn) else { throw Trap() }
      value = losses[turn](parameters)
    case Accumulating.backward:
      guard let value else { throw Trap() }
      (value * weight).backward()
      self.value = nil
    case Accumulating.step:
      value = nil
      optimizer.step()
    case Accumulating.clear: optimizer.zeroGradient()
    default:
      guard let effect = effects[action] else { throw Trap() }
      value = nil
      effect(&self)
    }
  }

  /// Changes the gradient.
  func see(_ change: (_ gradient: [Double]) -> [Double]) {
    parameters.gradient.scalars = change(parameters.gradient.scalars)
  }
}
